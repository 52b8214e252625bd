// How coding was checked, in a sentence for each layer: by how many of the configurations a second person went, and what came of it.
import { tallyOf } from '../../../../synthesis/checking/domain.ts'
import type { Source } from '../../source.ts'
import { type Block, heading, paragraph } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'

/** Nothing where nothing was checked. */
export function checkingBlocks({ checking }: Source, { say }: Words): Block[] {
  const sentences = checking.flatMap(({ layer, standing, answers }) => {
    const { answered, agree, amend, discuss } = tallyOf(answers)
    if (answered === 0) return []
    return [say(`report.checking.${layer}`, { answered, standing, agree, amend, discuss })]
  })
  if (sentences.length === 0) return []
  return [heading(3, say('report.checking.title')), ...sentences.map(sentence => paragraph(sentence))]
}
