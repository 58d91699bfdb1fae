/** How a token is used where people use them; only the .env line holds the value, the others read it from the environment. */
export const snippets = (origin: string) => [
  {
    key: 'curl' as const,
    text: () => `curl ${origin}/v1/me \\\n  -H "Authorization: Bearer $KEYFOB_TOKEN"`,
  },
  {
    key: 'fetch' as const,
    text: () =>
      `const reply = await fetch('${origin}/v1/me', {\n  headers: { Authorization: \`Bearer \${process.env.KEYFOB_TOKEN}\` },\n});\nconsole.log(await reply.json());`,
  },
  {
    key: 'python' as const,
    text: () =>
      `import json, os, urllib.request\n\nrequest = urllib.request.Request(\n    "${origin}/v1/me",\n    headers={"Authorization": f"Bearer {os.environ['KEYFOB_TOKEN']}"},\n)\nprint(json.load(urllib.request.urlopen(request)))`,
  },
  {
    key: 'github' as const,
    text: () =>
      `# Settings → Secrets and variables → Actions: add KEYFOB_TOKEN.\njobs:\n  build:\n    runs-on: ubuntu-latest\n    env:\n      KEYFOB_TOKEN: \${{ secrets.KEYFOB_TOKEN }}\n    steps:\n      - run: |\n          curl --fail ${origin}/v1/me \\\n            -H "Authorization: Bearer $KEYFOB_TOKEN"`,
  },
  { key: 'dotenv' as const, text: (value: string) => `# Keep this file out of Git.\nKEYFOB_TOKEN=${value}` },
];
