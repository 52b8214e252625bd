// Types of node-version.mjs, which itself has to run as it is on old Nodes.
export type Lock = {
  readonly packages: {
    readonly [path: string]: { readonly version?: string; readonly bin?: { readonly node: string } }
  }
}
export type PinnedNode = { readonly name: string; readonly version: string; readonly file: string }
export declare const NEEDED_MAJOR: number
export declare function isNewEnough(version: string): boolean
export declare function pinnedNode(lock: Lock, platform: string, arch: string): PinnedNode | undefined
