type Pages = {
  hasNextPage: boolean;
  isFetching: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
};

/** How a list goes on. A page that failed is asked for again by a person, and not without end. */
export function moreOf(query: Pages) {
  const next = query.hasNextPage && !query.isFetching ? query.fetchNextPage : null;
  return query.isFetchNextPageError
    ? { loadMore: null, retryMore: next }
    : { loadMore: next, retryMore: null };
}
