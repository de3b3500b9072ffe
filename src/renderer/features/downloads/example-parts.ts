/** A comp that shows what the settings for names do. */
export const EXAMPLE_PARTS = {
  title: 'Snow-capped mountain range at sunset',
  id: 123_456_789,
  author: 'alpine.studio',
  right: 'comp',
  option: 'l-2015',
  project: 'Spring campaign',
  date: '2026-11-21',
  extension: 'jpg',
} as const;
