/** Reads one PDF in a thread of its own, which can be ended when it takes too long or too much. */

import { parentPort, workerData } from 'node:worker_threads'
import { readPdf } from './read.ts'

const { bytes } = workerData as { readonly bytes: Uint8Array }
parentPort?.postMessage(await readPdf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
