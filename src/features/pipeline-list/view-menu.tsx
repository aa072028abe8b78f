import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Bookmark, Check } from 'lucide-react';
import { useState } from 'react';
import { useUserId } from '../../shared/session.ts';
import { type PipelineFilters, sameView } from './pipeline-filters.ts';
import { type SavedView, viewsQuery } from './queries.ts';
import { searchOf } from './use-default-view.ts';
import { useViews } from './use-views.ts';
import { ViewDialog } from './view-dialog.tsx';

type Props = { filters: PipelineFilters; onFilters: (filters: PipelineFilters) => void };

/** The list as somebody saved it: their own views, and those that others share. */
export function ViewMenu({ filters, onFilters }: Props) {
  const userId = useUserId();
  const views = useQuery(viewsQuery).data ?? [];
  const { update, remove } = useViews();
  const [asked, setAsked] = useState<'new' | SavedView | null>(null);
  const current = views.find((view) => view.saved_view_id === filters.view);
  const isChanged = current !== undefined && !sameView(searchOf(current), filters);
  const isOwn = current?.owner_user_id === userId;
  const own = views.filter((view) => view.owner_user_id === userId);
  const shared = views.filter((view) => view.owner_user_id !== userId);

  const entry = (view: SavedView) => (
    <Menu.Item
      key={view.saved_view_id}
      leftSection={<Check size={14} aria-hidden opacity={view === current ? 1 : 0} />}
      onClick={() => onFilters(searchOf(view))}
    >
      <bdi>{view.name}</bdi>
      {view.is_default && view.owner_user_id === userId && ' (default)'}
    </Menu.Item>
  );

  return (
    <>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button variant="default" leftSection={<Bookmark size={16} aria-hidden />}>
            <bdi>{current ? current.name : 'Views'}</bdi>
            {isChanged && ' (changed)'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            data-autofocus
            leftSection={<Check size={14} aria-hidden opacity={current ? 0 : 1} />}
            onClick={() => onFilters({ view: 'all' })}
          >
            Everything
          </Menu.Item>
          {own.length > 0 && <Menu.Label>My views</Menu.Label>}
          {own.map(entry)}
          {shared.length > 0 && <Menu.Label>Shared by others</Menu.Label>}
          {shared.map(entry)}
          <Menu.Divider />
          {current && isOwn && isChanged && (
            <Menu.Item onClick={() => void update(current, filters)}>
              Update “{current.name}”
            </Menu.Item>
          )}
          <Menu.Item onClick={() => setAsked('new')}>Save as a new view…</Menu.Item>
          {current && isOwn && (
            <>
              <Menu.Item onClick={() => setAsked(current)}>
                Rename, share or make default…
              </Menu.Item>
              <Menu.Item
                onClick={() => {
                  void remove(current);
                  onFilters({ ...filters, view: 'all' });
                }}
              >
                Remove “{current.name}”
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked && (
        <ViewDialog
          view={asked === 'new' ? null : asked}
          taken={own.filter((view) => view !== asked).map((view) => view.name)}
          filters={filters}
          onClose={() => setAsked(null)}
          onSaved={(id) => {
            setAsked(null);
            onFilters({ ...filters, view: id });
          }}
        />
      )}
    </>
  );
}
