import { language } from '../text/language.js';

const PATIENCE_MILLIS = 10_000;

/** The service said no, or could not be reached (status 0). {@link words} tells a person why. */
export class Refusal extends Error {
  constructor(status, problem = {}) {
    super(problem.title ?? `status ${status}`);
    this.status = status;
    this.problem = problem;
  }

  get words() {
    const { failures, failure, refusals } = language.words;
    const refusal = refusals[this.problem.reason];
    if (refusal) {
      return refusal;
    }
    const what = failures[this.status] ?? failure(this.status);
    const detail = language.pick(this.problem.detail);
    return detail === '' ? what : language.words.because(what, detail);
  }
}

async function problemOf(response) {
  try {
    return (response.headers.get('content-type') ?? '').includes('json') ? await response.json() : {};
  } catch {
    return {};
  }
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, { ...options, signal: AbortSignal.timeout(PATIENCE_MILLIS) });
  } catch {
    throw new Refusal(0);
  }
  if (!response.ok) {
    throw new Refusal(response.status, await problemOf(response));
  }
  return response;
}

/** Reads JSON from the service; query values that are empty are left out. */
export async function read(path, query = {}) {
  const wanted = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const suffix = wanted.length === 0 ? '' : `?${new URLSearchParams(wanted)}`;
  const response = await call(`/api/v1/${path}${suffix}`, { headers: { accept: 'application/json' } });
  return response.json();
}

/** Changes something and gives what it has become. */
export async function change(path, body = {}) {
  const response = await call(`/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  return response.status === 204 ? {} : response.json();
}

/** Makes something new, or changes the version of it that was seen. */
export async function put(path, body, version) {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  if (version !== undefined) {
    headers['if-match'] = `"${version}"`;
  }
  const response = await call(`/api/v1/${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
  return response.json();
}

/** Takes the version of something away that was seen. */
export function remove(path, version) {
  return call(`/api/v1/${path}`, { method: 'DELETE', headers: { 'if-match': `"${version}"` } });
}

/** Sends a file as it is. */
export async function sendFile(path, file) {
  const response = await call(`/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', accept: 'application/json' },
    body: file,
  });
  return response.json();
}

/** Ends something, and says why. */
export async function end(path, reason) {
  const response = await call(`/api/v1/${path}?${new URLSearchParams({ reason })}`, {
    method: 'DELETE',
    headers: { accept: 'application/json' },
  });
  return response.json();
}

/** Sends a form, as the login does. */
export function submit(path, fields) {
  return call(path, { method: 'POST', body: new URLSearchParams(fields) });
}
