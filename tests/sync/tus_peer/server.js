// A tus server that other people wrote, and around it only what our transport cannot do without: a
// token, and whether a scan is held. Started as: node server.js FOLDER PORT
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'

const [folder, port] = process.argv.slice(2)
const tus = new Server({
  path: '/v1/uploads',
  datastore: new FileStore({ directory: folder }),
  namingFunction: (_request, metadata) => metadata.sha256,
})

function isHeld(sha256) {
  const file = path.join(folder, path.basename(sha256))
  return existsSync(file) && createHash('sha256').update(readFileSync(file)).digest('hex') === sha256
}

const http = createServer((request, answer) => {
  const ours = { 'X-Request-Id': request.headers['x-request-id'] ?? '' }
  if (request.url === '/v1/token') {
    request.resume()
    answer.writeHead(200, { ...ours, 'Content-Type': 'application/json' })
    answer.end(JSON.stringify({ access_token: 'peer', token_type: 'Bearer', expires_in: 3600 }))
  } else if (request.url.startsWith('/v1/blobs/')) {
    answer.writeHead(isHeld(request.url.slice('/v1/blobs/'.length)) ? 200 : 404, ours)
    answer.end()
  } else {
    tus.handle(request, answer)
  }
})
http.listen(Number(port), '127.0.0.1', () => {
  console.log(JSON.stringify({ port: http.address().port }))
})
