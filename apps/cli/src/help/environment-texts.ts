/** `keyfob help environment`, row by row. A flag comes before its variable, a variable before the profile. */
export const environmentTexts: readonly (readonly [string, string])[] = [
  ['KEYFOB_API_URL', 'where Keyfob answers; http://localhost:4600 unless set'],
  ['KEYFOB_TOKEN', 'the value of an access token; comes before everything but --token'],
  ['KEYFOB_TOKEN_FILE', 'the path of a token file ({"bearer_token": "…"}, mode 0600), read anew by each command'],
  ['KEYFOB_WORKSPACE', 'id or slug of the workspace'],
  ['KEYFOB_PROFILE', 'which of your profiles to use'],
  ['KEYFOB_CONFIG_DIR', 'where config.toml and credentials.json are; ~/.config/keyfob unless set'],
  ['XDG_CONFIG_HOME', 'where the folder keyfob is, unless KEYFOB_CONFIG_DIR is set'],
  ['NO_COLOR', 'no colours'],
  ['INK_SCREEN_READER', '`true`: `keyfob ui` tells what it shows as plain text'],
  ['BROWSER', 'the program that opens the sign-in page'],
];
