export { importReport } from './import-report.ts'
export { listPublishedReports, type PublishedReport } from './published.ts'
