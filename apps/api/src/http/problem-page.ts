import type { KeyfobError } from '@keyfob/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml, plainPage } from './plain-page.ts';

/** Whether a person opens a page of a route that has some: then a refusal is for them to read, or to sign in. */
export function opensPage({ method, url, headers, routeOptions }: FastifyRequest): boolean {
  const isPage = routeOptions?.config?.pages;
  if (isPage === undefined || method !== 'GET' || headers.authorization !== undefined) return false;
  return headers.accept?.includes('text/html') === true && isPage(url.split('?', 1)[0] ?? '');
}

/** Leads whoever is not signed in to the sign-in page, and from there back; any other refusal is a page in words. */
export function sendProblemPage({ url, call }: FastifyRequest, reply: FastifyReply, error: KeyfobError): void {
  const signIn = `/sign-in?next=${encodeURIComponent(url)}`;
  reply.header('cache-control', 'no-store');
  if (error.code === 'authentication_required') return void reply.redirect(signIn, 303);
  const who =
    call?.caller.kind === 'person'
      ? `<p>You are signed in as ${escapeHtml(call.caller.email)}. <a href="${signIn}">Sign in as somebody else</a></p>`
      : '';
  const body = `<p>${escapeHtml(error.message)}</p>${who}<p><a href="/">To the console</a></p>`;
  void reply
    .code(error.status)
    .type('text/html; charset=utf-8')
    .send(plainPage(escapeHtml(error.title), body));
}
