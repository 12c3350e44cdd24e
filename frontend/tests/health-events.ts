/** What the integration says of the butler's health. */
export const WELL = {
  kind: 'snapshot',
  is_set_up: true,
  integration: { version: '0.1.0', api: { min: 1, max: 1 } },
  is_app_there: true,
  status: {
    version: '0.1.0',
    api: { min: 1, max: 1 },
    home_assistant: 'connected',
    store: { kind: 'embedded', available: true, problem: null },
    model: { configured: true, name: 'claude-haiku-5-5', problem: null },
  },
  open_questions: 2,
  at: '2026-11-22T14:00:00+00:00',
};
export const WITHOUT_KEY = {
  ...WELL,
  status: { ...WELL.status, model: { configured: false, name: null, problem: null } },
};
export const AWAY = { ...WELL, is_app_there: false };
