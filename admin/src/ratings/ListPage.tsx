import { Box, EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { useRatingsQuery } from './api';
import { FilterBar } from './FilterBar';
import { filtersOf, isNarrowed, queryOf } from './filters';
import { Pages } from './Pages';
import { RatingDialog } from './RatingDialog';
import { RatingTable } from './RatingTable';

/** What customers thought, newest first; filters and page live in the address. */
export function ListPage(): JSX.Element {
  const say = useSay();
  const { id } = useParams();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const filters = filtersOf(params);
  const { data, isLoading, isFetching, isError } = useRatingsQuery(queryOf(filters), {
    refetchOnMountOrArgChange: true,
  });

  if (isError) {
    return <Page.Error />;
  }

  return (
    <Page.Main aria-busy={isFetching}>
      <Page.Title>{say('ratings.title')}</Page.Title>
      <Layouts.Header
        title={say('ratings.title')}
        subtitle={say('ratings.count', { count: data?.total ?? 0 })}
      />
      <FilterBar filters={filters} />
      <Layouts.Content>
        {data !== undefined && data.ratings.length === 0 ? (
          <EmptyStateLayout
            icon={<EmptyDocuments width="16rem" />}
            content={say(isNarrowed(filters) ? 'ratings.none-found' : 'ratings.none')}
          />
        ) : (
          <RatingTable ratings={data?.ratings ?? []} isLoading={isLoading} />
        )}
        {data !== undefined && data.total > 0 && (
          <Box paddingTop={4}>
            <Pages page={data.page} pageSize={data.pageSize} total={data.total} />
          </Box>
        )}
      </Layouts.Content>
      {id !== undefined && (
        <RatingDialog
          key={id}
          id={id}
          onClose={() => navigate({ pathname: `${HOME}/ratings`, search: params.toString() })}
        />
      )}
    </Page.Main>
  );
}
