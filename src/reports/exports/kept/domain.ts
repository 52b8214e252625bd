// How long a made file is kept, how many of a person's are, and where it lies.

export const KEPT_DAYS = 7
/** Of one person in one review; the oldest goes when one more is asked for. */
export const MOST_KEPT = 10

/** Its folder in the data folder. */
export const FOLDER = 'exports'
