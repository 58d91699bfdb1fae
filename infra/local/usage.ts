export const usage = `Usage: npm start [-- --demo]

Installs and builds what changed, then runs Keyfob until Ctrl-C: an embedded PostgreSQL, the API with the console,
and the worker.

  --demo             with a workspace full of people, tokens and history to look around in (in .keyfob-demo)
  --help-env         every variable of the services

  PORT               port of the API and the console (4600)
  KEYFOB_HOST        address to listen on (127.0.0.1)
  KEYFOB_DATA_DIR    database, peppers and logs (.keyfob in the checkout)
  KEYFOB_SETUP_CODE  one-time code of the setup page (made at start)
  DATABASE_URL       use this PostgreSQL (15 or newer) and start none; KEYFOB_PEPPERS must then be given too

Example: PORT=8080 KEYFOB_DATA_DIR=/srv/keyfob npm start
`;
