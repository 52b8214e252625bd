// What report.typ reads: every word is a string inside data, so that nothing anybody wrote becomes markup.

/** A text, several after each other, or a text with something to it. */
export type Words = string | readonly Words[] | Marked

type Marked =
  | { readonly k: Dress; readonly w: Words }
  /** A line ends here, or may end here: a character for it would come out with the words. */
  | { readonly k: 'line' | 'break'; readonly w: '' }
  /** A sign that no font here has, as a small picture. */
  | { readonly k: 'drawn'; readonly svg: string; readonly w: string }
  | { readonly k: 'place' | 'address'; readonly to: string; readonly w: Words }
  | { readonly k: 'element'; readonly role: string; readonly mark: Words; readonly w: Words }

export type Dress = 'strong' | 'emph' | 'gone' | 'quiet' | 'code' | 'sub' | 'super' | 'mark' | 'note' | 'long'

export type Node =
  | {
      readonly k: 'heading'
      readonly level: number
      readonly listed: boolean
      readonly id: string | null
      readonly w: Words
    }
  | { readonly k: 'paragraph'; readonly tone: string; readonly w: Words }
  | {
      readonly k: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly tight: boolean
      readonly items: readonly (readonly Node[])[]
    }
  | {
      readonly k: 'table'
      readonly caption: Words
      /** Shares of the width. */
      readonly columns: readonly number[]
      readonly head: readonly Words[]
      readonly rows: readonly (readonly Words[])[]
    }
  | {
      readonly k: 'quotation'
      readonly stance: string
      readonly text: Words | null
      readonly word: Words
      readonly source: Words
    }
  | { readonly k: 'cited'; readonly blocks: readonly Node[] }
  | { readonly k: 'code'; readonly w: Words }
  | { readonly k: 'rule' | 'page' }
  /** `share` is the percentage of the width it takes. */
  | {
      readonly k: 'figure'
      readonly svg: string
      readonly alt: string
      readonly caption: Words
      readonly share: number
    }
  | {
      readonly k: 'squares'
      readonly w: Words
      readonly studies: readonly { readonly richness: string; readonly stance: string; readonly w: Words }[]
    }
  /** Open where a page lies on its side within: nothing that holds others together may hold a page. */
  | {
      readonly k: 'details'
      readonly id: string | null
      readonly w: Words
      readonly open: boolean
      readonly blocks: readonly Node[]
    }
  | { readonly k: 'group'; readonly id: string | null; readonly blocks: readonly Node[] }
  | { readonly k: 'landscape'; readonly blocks: readonly Node[] }

/** What stands before the first words of a report. */
export type Front = {
  /** Heading of the contents; null where there is too little to find one's way in. */
  readonly contents: Words | null
  readonly head: Words
  readonly below: Words
  readonly notice: Words
}

/** Where something came to stand: its page from 1 on, and its distance from the left and upper edge in points. */
export type Spot = readonly [page: number, x: number, y: number]

/** Where the headings of a stretch stand, in order, and its places. */
export type Spots = { readonly headings: readonly Spot[]; readonly places: readonly (readonly [string, Spot])[] }

/** A page that another stretch fills: its number is printed with the first stretch, whose contents and bookmarks lead there. */
export type LaterPage = {
  readonly flipped: boolean
  readonly headings: readonly {
    readonly level: number
    readonly listed: boolean
    readonly w: Words
    readonly at: Spot
  }[]
  readonly places: readonly { readonly id: string; readonly at: Spot }[]
}

/** One stretch of a report. */
export type Sheet = {
  readonly title: string
  readonly subtitle: string
  readonly language: string
  /** The title as it stands at the top of each page, in one line. */
  readonly running: Words
  /** Null in what follows the first stretch. */
  readonly front: Front | null
  readonly blocks: readonly Node[]
  /** Places in it of which it is asked where they came to stand. */
  readonly places: readonly string[]
  /** Footnotes in the stretches before. */
  readonly notes: number
  /** With the last stretch: the characters that the font lacks, and with what the report was made. */
  readonly back: { readonly lacking: string | null; readonly made: string } | null
  /** Of the other stretches, told to the first. */
  readonly later: readonly LaterPage[]
}
