// Lets others have their turn between two slices of a long file.

export function breath(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
