/** A bare node:http server: the body of every POST goes to `answer`, whose text is the body of the reply. */

import { createServer } from 'node:http';
import { PORT } from '../peers/settings.mjs';

export const serve = (answer) =>
  createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      Promise.resolve(answer(JSON.parse(Buffer.concat(chunks).toString()))).then(
        (text) => reply(response, 200, text),
        (error) => reply(response, 500, JSON.stringify({ errors: [{ message: error.message }] })),
      );
    });
  }).listen(PORT, '127.0.0.1');

const reply = (response, status, text) => {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
};
