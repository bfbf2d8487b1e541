/** A piece of running text of the Livechat page, as Strapi's blocks field stores it. */
export type Inline = TextInline | LinkInline;

/** Text with its marks. */
export interface TextInline {
  type: 'text';
  text: string;
  bold?: true;
  italic?: true;
  underline?: true;
  strikethrough?: true;
  code?: true;
}

/** A link; `url` is http, https, mailto, tel or a path of the same site. */
export interface LinkInline {
  type: 'link';
  url: string;
  children: readonly TextInline[];
}

/** A list; a list inside it hangs below the item before it. */
export interface ListBlock {
  type: 'list';
  format: 'ordered' | 'unordered';
  children: readonly (ListItem | ListBlock)[];
}

export interface ListItem {
  type: 'list-item';
  children: readonly Inline[];
}

/** A picture of the media library, reduced to what a page needs. */
export interface PictureBlock {
  type: 'image';
  image: { url: string; alternativeText: string; width: number | null; height: number | null };
}

/** A block of the Livechat page's intro, in the form of Strapi's blocks field. */
export type Block =
  | { type: 'paragraph' | 'quote' | 'code'; children: readonly Inline[] }
  | { type: 'heading'; level: number; children: readonly Inline[] }
  | ListBlock
  | PictureBlock;
