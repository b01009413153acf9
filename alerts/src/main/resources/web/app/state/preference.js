/** What a person chose on this machine, kept across visits; a browser that keeps nothing gives the default. */
export function preferred(key, otherwise) {
  try {
    return localStorage.getItem(`lifeline.${key}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function prefer(key, value) {
  try {
    localStorage.setItem(`lifeline.${key}`, value);
  } catch {
    // the choice then lasts as long as the page
  }
}
