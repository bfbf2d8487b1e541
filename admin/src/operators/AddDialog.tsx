import {
  Button,
  Checkbox,
  Flex,
  Loader,
  Modal,
  Searchbar,
  Typography,
} from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import { isolated } from '../../../shared/bidi';
import type { Candidate } from '../../../shared/operators';
import type { DraftMember } from '../channels/draft';
import { shownOf } from '../plugin/api';
import { useSay } from '../plugin/texts';
import { FailedPart } from '../ui/FailedPart';
import { useCandidatesQuery } from './api';

/** Milliseconds after the last key before the server is asked. */
const PATIENCE = 250;

interface Props {
  members: readonly DraftMember[];
  onAdd: (members: DraftMember[]) => void;
  onClose: () => void;
}

/** Several admin users at once, found by name. */
export function AddDialog({ members, onAdd, onClose }: Props): JSX.Element {
  const say = useSay();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly DraftMember[]>([]);

  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say('members.add-title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Searchbar
              name="candidates"
              value={search}
              placeholder={say('members.search')}
              clearLabel={say('profile.clear')}
              onClear={() => setSearch('')}
              onChange={({ target }) => setSearch(target.value)}
            >
              {say('members.search')}
            </Searchbar>
            <Candidates search={search} members={members} chosen={chosen} onChange={setChosen} />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('dialog.cancel')}
          </Button>
          <Button
            disabled={chosen.length === 0}
            onClick={() => {
              onAdd([...chosen]);
              onClose();
            }}
          >
            {say('members.add-count', { count: chosen.length })}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

interface ListProps {
  search: string;
  members: readonly DraftMember[];
  chosen: readonly DraftMember[];
  onChange: (chosen: readonly DraftMember[]) => void;
}

function Candidates({ search, members, chosen, onChange }: ListProps): JSX.Element {
  const say = useSay();
  const query = useCandidatesQuery(useDebounce(search, PATIENCE));
  const { data, error } = shownOf(query);
  const toggle = ({ user, fullName }: Candidate): void => {
    const others = chosen.filter((one) => one.user !== user);

    onChange(others.length < chosen.length ? others : [...chosen, { user, fullName }]);
  };

  if (error !== undefined) {
    return <FailedPart error={error} onRetry={query.refetch} />;
  }

  if (data === undefined) {
    return <Loader small>{say('members.search')}</Loader>;
  }

  const candidates = data.filter(({ user }) => !members.some((one) => one.user === user));

  if (candidates.length === 0) {
    return <Typography textColor="neutral600">{say('members.nobody-left')}</Typography>;
  }

  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {candidates.map((candidate) => (
        <li key={candidate.user}>
          <Checkbox
            checked={chosen.some(({ user }) => user === candidate.user)}
            onCheckedChange={() => toggle(candidate)}
          >
            {candidate.chatName === null
              ? isolated(candidate.fullName)
              : `${isolated(candidate.fullName)} (${isolated(candidate.chatName)})`}
          </Checkbox>
        </li>
      ))}
    </Flex>
  );
}
