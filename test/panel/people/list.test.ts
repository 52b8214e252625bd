// What is read from lists of people and from telephone numbers, as people write them.
import { expect, test } from 'vitest'
import { contactIn, isPhone } from '../../../src/panel/panels/phone.ts'
import { separatorOf } from '../../../src/panel/people/separator.ts'

test.each([
  ['Een, Pia; pia@example.org; policy\nTwee, Tom; tom@example.org; nl', ';'],
  ['Pia Een\tpolicy\nTom; Two\texpert', '\t'],
  ['Name|Role\nPia Een|policy', '|'],
  ['Pia; Een, pia@example.org\nTom, tom@example.org', ','],
  ['Pia Een\nTom Two', ','],
])('%j is cut by %j', (list, sign) => expect(separatorOf(list)).toBe(sign))

const call = (contactPhone: string) => contactIn({ contactName: '', contactPhone, contactEmail: '' }).call

test.each([
  ['010 123 45 67', '0101234567'],
  ['+31 (0)10-123.45.67', '+31101234567'],
  ['+31 10 123 4567 ext. 12', '+31101234567;ext=12'],
  ['020/555 1234 toestel 9', '0205551234;ext=9'],
  ['(020) 555-1234 x12', '0205551234;ext=12'],
  ['0205551234x12', '0205551234;ext=12'],
  ['020 555 1234, Ext 12', '0205551234;ext=12'],
])('%s is dialled as %s', (written, dialled) => {
  expect(isPhone(written)).toBe(true)
  expect(call(written)).toBe(dialled)
})

test.each(['ask Lena', '12', 'x12', '010 123 ext', '010 <b>', '1+2+3', '010 123 45 67 room 4'])(
  '%s is no number',
  written => expect(isPhone(written)).toBe(false),
)
