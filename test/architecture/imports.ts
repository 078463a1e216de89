// Finds everything a file brings in: static, dynamic and type imports, re-exports, `new URL(...)` for workers and assets, file globs.
import { isNode, lineAt, walk, type Node } from './source.ts';

export interface Import {
  /** As written, without a query such as `?worker`; null when it is computed at run time and cannot be judged. */
  specifier: string | null;
  line: number;
}

/** All imports of one file, in the order of the text. */
export function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  walk(path, text, (node) => {
    for (const target of targetsOf(node)) found.push({ specifier: literal(target), line: lineAt(text, node.start) });
  });
  return found;
}

/** The syntax nodes that name what `node` imports: none for most, several for a glob with a list. */
function targetsOf(node: Node): unknown[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return [node['source'] ?? node['argument']];
    case 'ExportNamedDeclaration':
      return node['source'] === null ? [] : [node['source']];
    case 'TSExternalModuleReference':
      return [node['expression']];
    case 'NewExpression':
      return isRelativeUrl(node) ? [firstArgument(node)] : [];
    case 'CallExpression':
      return targetsOfCall(node);
    default:
      return [];
  }
}

/** `new URL('./x.ts', import.meta.url)`; an address on the network is not an import. */
function isRelativeUrl(node: Node): boolean {
  const callee = node['callee'] as Node;
  if (callee.type !== 'Identifier' || callee['name'] !== 'URL') return false;
  const base = (node['arguments'] as Node[])[1];
  return base !== undefined && mentionsImportMeta(base);
}

function mentionsImportMeta(node: Node): boolean {
  return node.type === 'MemberExpression' && isNode(node['object']) && node['object'].type === 'MetaProperty';
}

/** `require('x')`, `import.meta.glob('x')`, `import.meta.resolve('x')`. */
function targetsOfCall(node: Node): unknown[] {
  const callee = node['callee'] as Node;
  const isRequire = callee.type === 'Identifier' && callee['name'] === 'require';
  if (!isRequire && !mentionsImportMeta(callee)) return [];
  const target = firstArgument(node);
  return isNode(target) && target.type === 'ArrayExpression' ? (target['elements'] as unknown[]) : [target];
}

function firstArgument(node: Node): unknown {
  return (node['arguments'] as unknown[])[0];
}

function literal(node: unknown): string | null {
  if (!isNode(node)) return null;
  const value = node.type === 'TemplateLiteral' ? onlyText(node) : node['value'];
  return typeof value === 'string' ? value.split('?')[0] : null;
}

function onlyText(template: Node): string | null {
  const quasis = template['quasis'] as { value: { cooked: string } }[];
  return quasis.length === 1 ? quasis[0].value.cooked : null;
}
