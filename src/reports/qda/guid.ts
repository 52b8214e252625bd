// Names that stay the same from export to export: the same thing of the same review has the same GUID wherever it is exported.
import crypto from 'node:crypto'

export type Guid = (kind: string, id: string | number) => string

/** `review` is what stays of a review on any server under any address: the moment it was begun. */
export function guidsOf(review: string): Guid {
  return (kind, id) => {
    const bytes = crypto.createHash('sha256').update(`retroduce\0${review}\0${kind}\0${id}`).digest().subarray(0, 16)
    // Marked as made from a name (RFC 9562, version 8), as programs that look at these bits expect.
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    const hex = bytes.toString('hex').toUpperCase()
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  }
}
