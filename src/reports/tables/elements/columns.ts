// The columns of the table of elements: the boxes of the map, each use of an idea in a configuration.
import {
  INFERENCES,
  INTENDED,
  LAYERS,
  type Layer,
  POLARITIES,
  ROLES,
  STANCES,
  STATUSES,
} from '../../../configurations/domain.ts'
import { type Column, column, joined, yes } from '../table.ts'

export type ElementRow = {
  readonly id: number
  readonly layer: Layer
  readonly configurationId: number
  readonly label: string | null
  readonly title: string
  readonly status: string
  readonly documentId: number | null
  readonly documentLabel: string | null
  readonly position: number
  readonly mark: string
  readonly role: string
  readonly wording: string
  readonly otherWordings: readonly string[]
  readonly statementId: number | null
  readonly code: string | null
  readonly idea: string | null
  readonly polarity: string | null
  readonly intended: string | null
  readonly valence: string | null
  readonly distance: string | null
  readonly forWhom: string
  readonly mechanismAbsent: boolean
  readonly levels: readonly string[]
  readonly isInferred: boolean
  readonly inference: string | null
  readonly reasoning: string
  readonly reasonedBy: string | null
  readonly reasonedAt: string | null
  readonly createdAt: string
  readonly evidence: readonly { readonly stance: string; readonly excerptId: number | null; readonly label: string }[]
}

export const ELEMENT_COLUMNS: readonly Column<ElementRow>[] = [
  column('element', 'number', 'The number of the element in the review.', row => row.id),
  column('layer', 'text', 'The layer of its configuration.', row => row.layer, { values: LAYERS }),
  column('configuration', 'number', 'The number of its configuration in that layer.', row => row.configurationId),
  column('configuration_label', 'text', 'What the report calls the configuration.', row => row.label),
  column('configuration_title', 'text', 'The title of the configuration.', row => row.title),
  column('configuration_status', 'text', 'Where the configuration is.', row => row.status, { values: STATUSES }),
  column('document', 'number', 'The document that an account is of.', row => row.documentId),
  column('document_label', 'text', 'What that is called for short.', row => row.documentLabel),
  column('position', 'number', 'Its place in the configuration.', row => row.position),
  column('mark', 'text', 'Its mark in the sentence.', row => row.mark),
  column('role', 'text', 'Its role.', row => row.role, { values: ROLES }),
  column('wording', 'text', 'Its own wording.', row => row.wording),
  column('other_wordings', 'text', 'What it was called by elements that were joined into it.', row =>
    joined(row.otherWordings),
  ),
  column('idea', 'number', 'The number of the idea it shares with other elements.', row => row.statementId),
  column('idea_code', 'text', 'The code of the idea.', row => row.code),
  column('idea_name', 'text', 'The name of the idea.', row => row.idea),
  column('polarity', 'text', 'Whether it helps or hinders.', row => row.polarity, { values: POLARITIES }),
  column('levels', 'text', 'Its levels.', row => joined(row.levels)),
  column('intended', 'text', 'Whether an outcome was intended.', row => row.intended, { values: INTENDED }),
  column('valence', 'text', 'Whether an outcome is good or bad.', row => row.valence, {
    values: ['positive', 'negative'],
  }),
  column('distance', 'text', 'How far along an outcome is.', row => row.distance, {
    values: ['proximal', 'intermediate', 'distal'],
  }),
  column('for_whom', 'text', 'For whom an outcome came about.', row => row.forWhom),
  column('mechanism_absent', 'yes or no', 'Whether an outcome is that of a mechanism which stayed away.', row =>
    yes(row.mechanismAbsent),
  ),
  column('inferred', 'yes or no', 'Whether the team inferred it, rather than a document saying it.', row =>
    yes(row.isInferred),
  ),
  column('inference', 'text', 'How it was inferred.', row => row.inference, { values: INFERENCES }),
  column('reasoning', 'text', 'From what.', row => row.reasoning),
  column('reasoned_by', 'text', 'By whom.', row => row.reasonedBy),
  column('reasoned_at', 'time', 'When.', row => row.reasonedAt, { unit: 'UTC' }),
  ...STANCES.map(stance =>
    column<ElementRow>(stance, 'text', `Documents with the stance “${stance}” to it.`, row =>
      joined(row.evidence.filter(one => one.stance === stance).map(one => one.label)),
    ),
  ),
  column('excerpts', 'text', 'The numbers of the excerpts that are evidence of it.', row =>
    joined(row.evidence.map(one => one.excerptId)),
  ),
  column('added_at', 'time', 'When it was added.', row => row.createdAt, { unit: 'UTC' }),
]
