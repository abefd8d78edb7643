// The documents of the project, as they are in the repository, written as text nodes and elements.
import {html, useEffect} from './vendor/preact.js';
import {ask} from './api.js';
import {Failure, Icon, Loading, useLoaded} from './parts.js';

const FIRST = 'README';

/** The documents that the page ships, in order: `{name, title, file}`. */
const DOCUMENTS = [...document.querySelectorAll('link[rel="help"]')].map((link) => ({
  name: /([^/]+)\.md$/.exec(link.href)[1], title: link.title, file: link.getAttribute('href'),
}));

export function Docs({path}) {
  const name = decodeURIComponent(path.slice('/docs/'.length)).replace(/\.md$/, '') || FIRST;
  const known = DOCUMENTS.find((other) => other.name === name);
  const {value, problem, again} = useLoaded(async (signal) => {
    const file = known?.file ?? `/docs/${name}.md is not a document of this service`;
    return known ? {name, text: await (await ask(file, {signal, accept: 'text/markdown'})).text()} : {name, text: `# Not found\n\n${file}.`};
  }, [name]);
  useEffect(() => {
    if (value) {
      document.title = `${known?.title ?? name} · Model Catalog`;
      (location.hash ? document.getElementById(location.hash.slice(1)) : null)?.scrollIntoView();
    }
  }, [value]);
  return html`<div class="page docs">
    <nav aria-label="Documents"><a href="/q/swagger-ui/" target="_blank" rel="noopener">API, to try out<${Icon} name="out" /></a>
      ${DOCUMENTS.map((other) => html`<a key=${other.name} href=${`/docs/${other.name}`} aria-current=${other.name === name ? 'page' : null}>${other.title}</a>`)}</nav>
    <article>${problem ? html`<h1 class="sr">${name}</h1><${Failure} problem=${problem} retry=${again} />` : value?.name === name ? blocks(value.text.split('\n')) : html`<h1 class="sr">${name}</h1><${Loading} what="the document" />`}</article>
  </div>`;
}

/** Blocks of Markdown: those that the documents use. */
function blocks(lines) {
  const found = [];
  let at = 0;
  const take = (test) => {
    const from = at;
    while (at < lines.length && test(lines[at])) {
      at++;
    }
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at];
    const heading = /^(#{1,6}) (.*)/.exec(line);
    if (line.startsWith('```')) {
      at++;
      const code = take((other) => !other.startsWith('```'));
      at++;
      found.push(html`<pre tabindex="0" aria-label="Code"><code>${code.join('\n')}</code></pre>`);
    } else if (line.startsWith('<!--')) {
      take((other) => !other.includes('-->'));
      at++;
    } else if (heading) {
      at++;
      const Level = `h${heading[1].length}`;
      found.push(html`<${Level} id=${anchor(heading[2])}>${inline(heading[2])}<//>`);
    } else if (line.startsWith('|') && /^\|[\s:|-]+$/.test(lines[at + 1] ?? '')) {
      found.push(table(take((other) => other.startsWith('|'))));
    } else if (ITEM.test(line)) {
      found.push(list(take((other) => ITEM.test(other) || /^\s+\S/.test(other) || (other === '' && /^(\s+\S|[-*] )/.test(lines[at + 1] ?? '')))));
    } else if (line.startsWith('    ')) {
      found.push(html`<pre tabindex="0" aria-label="Code"><code>${take((other) => other.startsWith('    ') || other === '').map((other) => other.slice(4)).join('\n').trimEnd()}</code></pre>`);
    } else if (line.startsWith('> ')) {
      found.push(html`<blockquote>${blocks(take((other) => other.startsWith('>')).map((other) => other.replace(/^> ?/, '')))}</blockquote>`);
    } else if (line.trim() === '') {
      at++;
    } else {
      const text = take((other) => other.trim() !== '' && !/^(#{1,6} |```|\||<!--)/.test(other) && (other === line || !ITEM.test(other))).join(' ');
      found.push(html`<p>${inline(text)}</p>`);
    }
  }
  return found;
}

const ITEM = /^([-*]|\d+\.) +/;

function list(lines) {
  const items = [];
  for (const line of lines) {
    if (ITEM.test(line)) {
      items.push([line.replace(ITEM, '')]);
    } else {
      items.at(-1).push(line.replace(/^ {1,3}/, ''));
    }
  }
  const of = items.map((item) => html`<li>${item.slice(1).some((line) => line.trim() === '' || ITEM.test(line) || line.startsWith('```')) ? blocks(item) : inline(item.join(' '))}</li>`);
  return /^\d/.test(lines[0]) ? html`<ol>${of}</ol>` : html`<ul>${of}</ul>`;
}

function table([head, , ...rows]) {
  const cells = (row) => row.replace(/^\||\|\s*$/g, '').split(/(?<!\\)\|/).map((cell) => inline(cell.replaceAll('\\|', '|').trim()));
  return html`<div class="sideways" tabindex="0" role="region" aria-label="Table"><table class="plain"><thead><tr>${cells(head).map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${cells(row).map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

const SPAN = /(`+)(.+?)\1|\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)|\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)|<(https?:[^>]+)>|\*\*(.+?)\*\*|\*([^*\s][^*]*)\*/;

function inline(text) {
  const span = SPAN.exec(text);
  if (!span) {
    return text ? [text] : [];
  }
  const [all, , code, label, target, url, strong, emphasis] = span;
  const made = code ? html`<code>${code.trim()}</code>` : label !== undefined ? link(label, target) : url ? html`<a href=${url}>${url}</a>`
    : strong ? html`<strong>${inline(strong)}</strong>` : emphasis ? html`<em>${inline(emphasis)}</em>` : null;
  return [text.slice(0, span.index), made, ...inline(text.slice(span.index + all.length))];
}

/** Links between documents lead to their pages here; to files that are not shipped there is none. */
function link(label, target) {
  const [, folder, name, hash = ''] = /^((?:\.\.\/|docs\/)?)([^/#]*)(#.*)?$/.exec(target) ?? [];
  const shipped = DOCUMENTS.find((other) => `${other.name}.md` === name);
  const href = /^https?:\/\//.test(target) || target.startsWith('#') ? target : shipped && folder !== undefined ? `/docs/${shipped.name}${hash}` : null;
  return href ? html`<a href=${href}>${inline(label)}</a>` : inline(label);
}

/** As GitHub names headings. */
function anchor(heading) {
  return heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
}
