import { Pagination } from '@strapi/strapi/admin';
import { PAGE_SIZES } from './address';

interface Props {
  page: number;
  pageSize: number;
  total: number;
}

/** Strapi's own page links, which keep page and size in the address. */
export const Pages = ({ page, pageSize, total }: Props): JSX.Element => (
  <Pagination.Root
    defaultPage={page}
    defaultPageSize={pageSize}
    pageCount={Math.ceil(total / pageSize)}
    total={total}
  >
    <Pagination.PageSize options={[...PAGE_SIZES]} />
    <Pagination.Links />
  </Pagination.Root>
);
