import { language } from '../../text/language.js';
import { choice, group, list, typed } from './form.js';

const text = typed('text');
const named = (items) => items.map(({ id, name, title }) => [id, name ?? title ?? id]);

/** A field in which one of those there are is chosen; none is chosen at first. */
const oneOf = (options) => choice([['', '…'], ...options]);

/** What each kind of channel may be told. */
const SETTINGS = {
  DINGTALK: ['url', 'keyword', 'token', 'secret'],
  WECOM: ['url', 'token'],
  FEISHU: ['url', 'token', 'secret'],
  MAIL: ['host', 'port', 'from', 'tls', 'user', 'password'],
  WEBHOOK: ['url', 'secret'],
  ALERTMANAGER: ['url'],
  MQTT: ['url', 'topic', 'user', 'password'],
};

/** What is asked for each kind of entry, where the others that it may name are known. */
const FORMS = {
  people: ({ channels }) =>
    group({
      name: text,
      phone: typed('tel'),
      language: choice([['zh', '中文'], ['en', 'English']]),
      contacts: list(group({ channel: oneOf(named(channels)), address: text }), { channel: '', address: '' }),
    }),
  teams: () => group({ title: text, phone: typed('tel') }),
  rosters: ({ teams, people }) => {
    const person = oneOf(named(people));
    const shift = group({
      name: text,
      from: typed('time'),
      to: typed('time'),
      days: choice(Object.entries(language.words.shiftDays)),
      start: typed('date'),
      everyDays: typed('number', { min: 1, max: 366 }),
      turns: list(list(person, ''), ['']),
    });
    const standIn = group({ from: typed('datetime-local'), to: typed('datetime-local'), instead: person, person, reason: text });
    return group({
      team: oneOf(named(teams)),
      plan: group({
        shifts: list(shift, { name: '', from: '08:00', to: '20:00', days: 'ALL', start: '2026-01-01', everyDays: 1, turns: [['']] }),
        standIns: list(standIn, { from: '', to: '', instead: '', person: '', reason: '' }),
      }),
    });
  },
  chains: ({ rosters, people, channels }) => {
    const { rosters: roster, people: person, channels: channel } = language.words;
    const of = (kind, what, items) => named(items).map(([id, name]) => [`${kind}:${id}`, `${what} ${name}`]);
    const target = oneOf([...of('roster', roster, rosters), ...of('person', person, people), ...of('channel', channel, channels)]);
    return group({
      title: text,
      plan: group({ steps: list(group({ call: list(target, ''), patience: text }), { call: [''], patience: '3m' }), repeats: text }),
    });
  },
};

/** What a new entry of each kind begins with. */
export const EMPTY = {
  people: { name: '', phone: '', language: 'zh', contacts: [{ channel: '', address: '' }] },
  teams: { title: '', phone: '' },
  rosters: {
    team: '',
    plan: { shifts: [{ name: '白班', from: '08:00', to: '20:00', days: 'ALL', start: '2026-01-01', everyDays: 1, turns: [['']] }], standIns: [] },
  },
  chains: { title: '', plan: { steps: [{ call: [''], patience: '3m' }], repeats: 'until-answered' } },
};

export function formOf(kind, known) {
  return FORMS[kind](known);
}

const SPECIAL = {
  from: typed('text', { word: 'sender' }),
  tls: choice([['', '…'], ['optional', 'optional'], ['required', 'required'], ['always', 'always']]),
};

/** What is asked for a channel of the kind that is chosen. */
export function channelForm({ kind }) {
  const { channelEnabled } = language.words;
  return group({
    kind: choice(Object.keys(SETTINGS).map((one) => [one, one])),
    title: text,
    enabled: choice([[true, channelEnabled.true], [false, channelEnabled.false]]),
    settings: group(Object.fromEntries((SETTINGS[kind] ?? []).map((name) => [name, SPECIAL[name] ?? text]))),
  });
}

/** Without what is empty, or of another kind that was chosen before. */
export function tidyChannel({ settings, ...channel }) {
  const said = Object.entries(settings).filter(([name, value]) => value !== '' && SETTINGS[channel.kind]?.includes(name));
  return { ...channel, settings: Object.fromEntries(said) };
}
