// The front door of reporting.
export { type ImportedEntry, importReport } from './import-report.ts'
export { publishPlace } from './places.ts'
export { listPublishedReports, type PublishedReport } from './published.ts'
