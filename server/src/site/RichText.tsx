import { type ComponentChildren, Fragment, h, type VNode } from 'preact';
import type { Block, Inline, ListBlock, ListItem, TextInline } from '../../../shared/pages';

/** What an editor wrote, as elements: text stays text whatever it looks like. */
export function Blocks({ blocks }: { blocks: readonly Block[] }): VNode {
  return <>{belowTitle(blocks).map(blockOf)}</>;
}

/** The page's title is the one heading of the first level; the intro's highest ones follow it without a gap. */
function belowTitle(blocks: readonly Block[]): Block[] {
  const levels = blocks.flatMap((block) => (block.type === 'heading' ? block.level : []));
  const lowered = 2 - Math.min(...levels);

  return blocks.map((block) =>
    block.type === 'heading' ? { ...block, level: Math.min(6, block.level + lowered) } : block
  );
}

function blockOf(block: Block): VNode | null {
  if (block.type === 'list') {
    return listOf(block);
  }

  if (block.type === 'image') {
    const { url, alternativeText, width, height } = block.image;
    const size = width && height ? { width, height } : {};

    return <img src={url} alt={alternativeText} loading="lazy" {...size} />;
  }

  return block.children.some(hasText) ? <TextBlock block={block} /> : null;
}

type Written = Exclude<Block, ListBlock | { type: 'image' }>;

function TextBlock({ block }: { block: Written }): VNode {
  const inlines = block.children.map(inlineOf);

  switch (block.type) {
    case 'heading':
      return <HeadingOf level={block.level}>{inlines}</HeadingOf>;
    case 'quote':
      return <blockquote>{inlines}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{inlines}</code>
        </pre>
      );
    default:
      return <p>{inlines}</p>;
  }
}

function HeadingOf({ level, children }: { level: number; children: ComponentChildren }): VNode {
  const Heading = HEADINGS[level - 2] ?? 'h6';

  return <Heading>{children}</Heading>;
}

const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

function listOf(list: ListBlock): VNode {
  const List = list.format === 'ordered' ? 'ol' : 'ul';

  return <List>{entriesOf(list).map(entryOf)}</List>;
}

const entryOf = ({ item, lists }: Entry): VNode => (
  <li>
    {item?.children.map(inlineOf)}
    {lists.map(listOf)}
  </li>
);

interface Entry {
  item: ListItem | null;
  lists: ListBlock[];
}

/** Strapi puts an inner list beside its item; HTML wants it inside. */
function entriesOf({ children }: ListBlock): Entry[] {
  const entries: Entry[] = [];

  for (const child of children) {
    const last = entries.at(-1);

    if (child.type === 'list-item') {
      entries.push({ item: child, lists: [] });
    } else if (last) {
      last.lists.push(child);
    } else {
      entries.push({ item: null, lists: [child] });
    }
  }

  return entries;
}

const inlineOf = (inline: Inline): VNode =>
  inline.type === 'link' ? (
    <a href={inline.url} rel="noopener">
      {inline.children.map(marked)}
    </a>
  ) : (
    marked(inline)
  );

/** The element of each mark, from the inside out. */
const MARKS = [
  ['code', 'code'],
  ['strikethrough', 's'],
  ['underline', 'u'],
  ['italic', 'em'],
  ['bold', 'strong'],
] as const;

const marked = (text: TextInline): VNode =>
  MARKS.filter(([mark]) => text[mark]).reduce(
    (inner, [, element]) => h(element, null, inner),
    <Fragment>{text.text}</Fragment>
  );

const hasText = (inline: Inline): boolean =>
  inline.type === 'link' ? inline.children.some(hasText) : inline.text.trim() !== '';
