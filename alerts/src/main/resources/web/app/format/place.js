import { language } from '../text/language.js';

/** What the alert stands at: the asset's name, or its id when nobody registered it. */
export function assetName(alert) {
  return language.pick(alert.asset?.title) || alert.asset?.id || alert.subject;
}

/** Where that is: place and district, without saying twice what the name says. */
export function whereabouts(alert) {
  const name = assetName(alert);
  return [language.pick(alert.asset?.place), language.pick(alert.asset?.district)]
    .filter((part) => part !== '' && !name.includes(part))
    .join(' · ');
}
