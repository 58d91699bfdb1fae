// Acme’s page talks to Acme’s backend alone: it knows nothing of Keyfob.
const element = (id) => document.getElementById(id);
const date = (iso) =>
  iso ? new Date(iso).toLocaleDateString('en', { year: 'numeric', month: 'short', day: 'numeric' }) : null;

async function ask(method, path, body) {
  const reply = await fetch(path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(answer.message);
  return answer;
}

/** Runs what a person asked for, and tells them when it did not work. */
async function attempt(work) {
  const problem = element('problem');
  problem.hidden = true;
  try {
    await work();
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
}

function cell(content, className = '') {
  const td = document.createElement('td');
  td.className = className;
  td.append(content);
  return td;
}

function row({ id, name, start, actions, expires_at, last_used_at }) {
  const revoke = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Revoke' });
  revoke.className = 'quiet';
  revoke.setAttribute('aria-label', `Revoke ${name}`);
  revoke.addEventListener('click', () => {
    void attempt(async () => {
      if (!window.confirm(`Revoke ${name}? Whatever uses it stops working at once.`)) return;
      await ask('DELETE', `/tokens/${id}`);
      element('created').hidden = true;
      await show();
    });
  });
  const tr = document.createElement('tr');
  tr.append(
    cell(name, 'name'),
    cell(`${start}…`, 'mono'),
    cell(actions.join(', ')),
    cell(date(expires_at) ?? 'Never'),
    cell(date(last_used_at) ?? 'Never'),
    cell(revoke, 'end'),
  );
  return tr;
}

async function show() {
  const tokens = await ask('GET', '/tokens');
  element('tokens').replaceChildren(...tokens.map(row));
  document.querySelector('table').hidden = tokens.length === 0;
  element('empty').hidden = tokens.length > 0;
}

async function signInAs(id) {
  await ask('POST', '/sign-in', { id });
  element('created').hidden = true;
  await show();
}

element('user').addEventListener('change', ({ target }) => {
  void attempt(() => signInAs(target.value));
});

element('create').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  const { name, can_start } = Object.fromEntries(new FormData(form));
  void attempt(async () => {
    const { value } = await ask('POST', '/tokens', { name, can_start: can_start === 'yes' });
    element('created-name').textContent = name;
    element('value').textContent = value;
    element('created').hidden = false;
    form.reset();
    await show();
  });
});

element('copy').addEventListener('click', () => {
  void attempt(async () => {
    await navigator.clipboard.writeText(element('value').textContent);
    element('copy').textContent = 'Copied';
  });
});

void attempt(async () => {
  const { you, users } = await ask('GET', '/users');
  for (const { id, name, customer } of users) element('user').append(new Option(`${name} · ${customer}`, id));
  element('user').value = you ?? users[0].id;
  await signInAs(element('user').value);
});
