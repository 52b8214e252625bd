// What each command is for and how it is written.
import { OFFERED_FORMATS, OFFERED_REPORTS, OFFERED_TABLES } from '../reports/exports/compose.ts'

export const usages: Readonly<Record<string, string>> = {
  serve: 'serve [--port N] [--host H]',
  'user add': 'user add --email E --name N [--admin] [--password-stdin]',
  'token create': 'token create --user E',
  'review create': 'review create --title T [--slug S] [--lead E] [--kind K]',
  'review list': 'review list',
  'member add': 'member add --review SLUG --email E --role lead|reviewer|observer',
  import: 'import FILE… [--review SLUG] [--source NAME] [--stage screening|included] [--lead E]',
  'document add': 'document add FILE --review SLUG [--record N]',
  export: `export --review SLUG --as ${OFFERED_FORMATS.join('|')} [--report ${OFFERED_REPORTS.join('|')}] [--language en|nl] [--of ${OFFERED_TABLES.join('|')}] [--pseudonyms] [--out FILE]`,
  consensus: 'consensus 7,8,3,… --scale 1-9',
  backup: 'backup FILE',
  restore: 'restore FILE',
  check: 'check [--repair]',
}

const does: Readonly<Record<string, string>> = {
  serve:
    'Brings the database up to date and serves. The first start on an empty folder loads the example review and prints a one-time link to set up.',
  'user add': 'Adds a person. Prints a link for choosing a password, unless one comes on standard input.',
  'token create': 'Makes an API token of a person and prints it once.',
  'review create': 'Begins a review. The lead has to have an account.',
  'review list': 'Lists all reviews.',
  'member add': 'Lets a person with an account into a review, or changes the role of a member.',
  import:
    'Imports references of any known format into a review. Without --review, restores an export (json or archive) into a new review; --lead says who leads it, and the only admin does when it is left out. Ends with 1 when a file held nothing that could be read.',
  'document add':
    'Adds a full text: PDF, DOCX, HTML or TXT. Without --record it makes a record from the title and DOI found in it.',
  export:
    'Writes a report, a table, references, codes, or the whole review. --report chooses the report (principles when left out), --language its language (that of the report outline when left out), --of the table of a csv (configurations) or the sheet of an xlsx (all). --pseudonyms leaves the names of the team out of a qdpx. Without --out it goes to standard output.',
  consensus: 'The panel statistics of one item, for checking by hand.',
  backup: 'Writes everything, files included, to one zip; a server may be running.',
  restore: 'Puts a backup in the place of everything that is here, once the backup has proved whole.',
  check:
    'Checks the database, every kept file, and where each record stands. --repair puts the standings and their counts right.',
}

const everywhere = `Every command takes --data DIR (default data/local, or the setting DATA_DIR) and --json for machine-readable output.
It exits with 0, or with 1 and one sentence on standard error.`

export function help(): string {
  const lines = Object.entries(usages).map(([name, usage]) => `  retroduce ${usage}\n      ${does[name]}`)
  return `Retroduce, the workbench for realist reviews.\n\n${lines.join('\n')}\n\n${everywhere}`
}

export function helpOn(name: string): string {
  return `retroduce ${usages[name]}\n\n${does[name]}\n\n${everywhere}`
}
