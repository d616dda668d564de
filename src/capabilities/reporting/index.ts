export { importReport, type ReportImported } from './import-report.ts'
export { listPublishedReports, type PublishedReport } from './published.ts'
export type { EntryContent, EntryForm, Evidence } from './report.ts'
