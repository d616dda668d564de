// The front door of reporting.
export { type ImportedEntry, importReport } from './import-report.ts'
