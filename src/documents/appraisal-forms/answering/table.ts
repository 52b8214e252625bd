// Answers to appraisal forms as columns of the table of included studies: one for each question, none for a sum.
import type { DocumentKind } from '../../domain.ts'
import { askedOf, type Content, categoriesOf, type Question, questionsOf } from '../content.ts'
import { type AnswerSet, chosenBy, goneFrom, standingOf } from './given.ts'

/** Read beside the columns that people fill; `isFixed` in the table's answer. */
export type FormColumn = {
  readonly key: string
  readonly name: string
  readonly kind: 'text' | 'several'
  readonly help: string
}
export type FormCell = { readonly key: string; readonly label: string }

type Form = { readonly id: number; readonly content: Content }
type Set = AnswerSet & { readonly formId: number; readonly documentId: number; readonly isAgreed: boolean }

const keyOf = (form: Form, what: number | 'design') => `form-${form.id}-${what}`

/** Of forms that were answered: the design that was chosen, then each question that was asked of any document. */
export function formColumns(forms: readonly Form[], sets: readonly Set[]): FormColumn[] {
  return forms.flatMap(form => {
    const own = sets.filter(set => set.formId === form.id)
    if (own.length === 0) return []
    const { name } = form.content
    const chosen = [...new Set(own.flatMap(set => set.categories))]
    const wanted = form.content.parts.filter(part => part.kind !== 'category' || chosen.includes(part.key))
    const asked = [
      ...wanted.filter(part => part.kind === 'screening'),
      ...wanted.filter(part => part.kind !== 'screening'),
    ]
    const column = (question: Question, help = question.text): FormColumn => ({
      key: keyOf(form, question.key),
      name: `${name} ${question.number || question.text.slice(0, 60)}`,
      kind: question.kind === 'text' ? 'text' : 'several',
      help,
    })
    const design = { key: keyOf(form, 'design'), name: `${name}: design`, kind: 'several' as const, help: '' }
    return [
      ...(categoriesOf(form.content).length > 0 ? [design] : []),
      ...asked.flatMap(part => part.questions.map(question => column(question))),
      ...goneFrom(form.content, own).map(question => column(question, `No longer asked: ${question.text}`)),
    ]
  })
}

/** What stands of one document in each of those columns; nothing where it was not asked or not answered. */
export function formCells(forms: readonly Form[], sets: readonly Set[], kind: DocumentKind): FormCell[] {
  return forms.flatMap(form => {
    const all = sets.filter(set => set.formId === form.id)
    if (all.length === 0) return []
    const own = all.filter(set => !set.isAgreed)
    const agreed = all.find(set => set.isAgreed)
    const chosen = chosenBy(own, agreed)
    const designs = categoriesOf(form.content).filter(part => chosen.includes(part.key))
    const asked = askedOf(form.content, kind, chosen).flatMap(part => part.questions)
    return [
      ...designs.map(part => ({ key: keyOf(form, 'design'), label: part.title })),
      ...[...asked, ...goneFrom(form.content, all)].flatMap(question => {
        const { text, isOther } = standingOf(question, own, agreed)
        if (text === '') return []
        const isCurrent = questionsOf(form.content).some(one => one.key === question.key)
        return [{ key: keyOf(form, question.key), label: isOther && isCurrent ? `${text} (to earlier words)` : text }]
      }),
    ]
  })
}
