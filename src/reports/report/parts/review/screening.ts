// How records were screened, in sentences: by one person or two, how far they agreed, and what a second person checked.
import type { Source } from '../../source.ts'
import { type Block, heading, paragraph, plain } from '../../writing/blocks.ts'
import { decimalIn, type Words } from '../words.ts'

type Screened = Source['screening'][number]

/** Nothing where nothing was decided here. */
export function screeningBlocks({ screening }: Source, words: Words): Block[] {
  const screens = screening.filter(one => one.decided > 0)
  if (screens.length === 0) return []
  const sentences = screens.map(one =>
    [whoDecided(one, words), ...agreed(one, words), ...checked(one, words)].join(' '),
  )
  return [heading(3, words.say('report.screening.title')), ...sentences.map(text => paragraph([plain(text)]))]
}

function whoDecided({ screen, screeners }: Screened, { say }: Words): string {
  return say(`report.screening.${screeners > 1 ? 'two' : 'one'}`, { screen: say(`report.screening.${screen}`) })
}

const percent = (share: number) => String(Math.round(share * 100))

/** One sentence for each pair of people; their names are not given. */
function agreed({ pairs }: Screened, { say, language }: Words): string[] {
  return pairs.flatMap(({ n, observed, kappa }) => {
    if (observed === null) return []
    const figures = { count: n, percent: percent(observed) }
    if (kappa === null) return [say('report.screening.agreed', figures)]
    return [
      say('report.screening.kappa', { ...figures, kappa: decimalIn(language, kappa.toFixed(2)).replace('-', '−') }),
    ]
  })
}

function checked({ checks }: Screened, { say }: Words): string[] {
  return checks
    .filter(check => check.answered > 0)
    .map(({ drawnFrom, population, size, answered, observed, isBlind }) =>
      say(`report.screening.${drawnFrom === 'excluded' ? 'checkedExcluded' : 'checked'}`, {
        ...{ answered, size, population, percent: percent(observed ?? 0) },
        how: say(isBlind ? 'report.screening.blind' : 'report.screening.seen'),
      }),
    )
}
