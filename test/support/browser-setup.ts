// Unpacks the browser before the first journey, so that no test waits for it.
import { launchOptions } from './chromium.ts'

export async function setup(): Promise<void> {
  await launchOptions()
}
