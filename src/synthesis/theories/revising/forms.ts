// What revising a theory takes: its words, and by which move of the synthesis it changes, out of what.
import { z } from 'zod'
import { readName } from '../../../configurations/addresses.ts'
import { INFERENCES, type Layer } from '../../../configurations/domain.ts'
import { choice, optional, several, text, whole } from '../../../core/http/fields.ts'
import { RevisionFields, typedRows, wordsOf } from '../../../theories/forms.ts'
import { MOVE_KINDS } from '../../moves/domain.ts'

export { typedRows }

const REFERENCE = /^(account|synthesised):[1-9]\d{0,8}$/
/** So many names fit into the field. */
const MOST_NAMED = 200

const taken = {
  kind: optional(choice(MOVE_KINDS, 'Choose what kind of move it was.')),
  /** Chosen from what bears on the theory: account:3, synthesised:12. */
  configurations: several(z.string().regex(REFERENCE, 'Choose from the list.'), 200),
  /** Others, as people say them: CMOC 3, account 12. */
  from: text(1_000),
  statements: several(whole(1, 999_999_999), 200),
}

type Taken = z.output<z.ZodObject<typeof taken>>

/** Each configuration once; `unread` is what could not be read as one. */
function inputsOf({ configurations, from }: Pick<Taken, 'configurations' | 'from'>) {
  const chosen = configurations.map(one => {
    const [layer, id] = one.split(':')
    return { layer: layer as Layer, id: Number(id) }
  })
  const parts = from.split(/[,;\n]/).map(part => part.trim())
  const named = parts.filter(part => part !== '').slice(0, MOST_NAMED)
  const read = named.map(part => readName(part, 'synthesised'))
  const all = [...chosen, ...read.filter(one => one !== null)]
  const inputs = [...new Map(all.map(one => [`${one.layer} ${one.id}`, one])).values()]
  return { inputs, unread: named.find((_, at) => read[at] === null) ?? null }
}

export const RevisionForm = RevisionFields.extend(taken).transform(
  ({ version, kind, configurations, from, statements, ...words }) => ({
    version,
    words: wordsOf(words),
    move: { kind, statements: [...new Set(statements)], ...inputsOf({ configurations, from }) },
  }),
)

/** A move that is told of a version that stands already. */
export const TheoryMoveForm = z
  .object({
    ...taken,
    kind: choice(MOVE_KINDS, 'Choose what kind of move it was.'),
    inference: optional(choice(INFERENCES)),
    reason: text(2_000),
    theoryVersion: optional(whole(1, 999_999)),
  })
  .transform(({ configurations, from, statements, ...move }) => ({
    ...move,
    statements: [...new Set(statements)],
    ...inputsOf({ configurations, from }),
  }))
