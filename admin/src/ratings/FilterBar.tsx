import { Flex, IconButton } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { FACE_NAMES, FACES, type Face } from '../../../shared/ratings';
import { useSay } from '../plugin/texts';
import { Chips } from '../report/Chips';
import { PeriodChoice } from '../report/PeriodChoice';
import { SearchField } from '../report/SearchField';
import { FaceIcon } from '../ui/FaceIcon';
import { type Filters, isFiltered, NO_FILTERS } from './address';
import { MoreFilters } from './MoreFilters';
import { useChips } from './use-chips';

interface Props {
  filters: Filters;
  setFilters: (changes: Partial<Filters>) => void;
}

/** What the report can be narrowed by, and what it is narrowed to. */
export function FilterBar({ filters, setFilters }: Props): JSX.Element {
  const say = useSay();
  const chips = useChips(filters);

  return (
    <Layouts.Action
      startActions={
        <Flex gap={2} wrap="wrap">
          <SearchField
            label={say('ratings.search')}
            search={filters.search}
            onSearch={(search) => setFilters({ search })}
          />
          <Faces faces={filters.faces} onChange={(faces) => setFilters({ faces })} />
          <PeriodChoice chosen={filters} onChoose={setFilters} />
          <MoreFilters filters={filters} setFilters={setFilters} />
        </Flex>
      }
      bottomActions={
        isFiltered(filters) && (
          <Chips chips={chips} onRemove={setFilters} onClear={() => setFilters(NO_FILTERS)} />
        )
      }
    />
  );
}

interface FacesProps {
  faces: readonly Face[];
  onChange: (faces: Face[]) => void;
}

/** Each face is a switch; any number of them may be on. */
function Faces({ faces, onChange }: FacesProps): JSX.Element {
  const say = useSay();
  const turn = (face: Face): Face[] =>
    FACES.filter((one) => (one === face ? !faces.includes(one) : faces.includes(one)));

  return (
    <Flex gap={1} role="group" aria-label={say('ratings.filter.face')}>
      {FACES.map((face) => (
        <IconButton
          key={face}
          size="S"
          label={say(`face.${FACE_NAMES[face]}`)}
          aria-pressed={faces.includes(face)}
          variant={faces.includes(face) ? 'secondary' : 'tertiary'}
          onClick={() => onChange(turn(face))}
        >
          <FaceIcon face={face} size={1.6} isNamed={false} />
        </IconButton>
      ))}
    </Flex>
  );
}
