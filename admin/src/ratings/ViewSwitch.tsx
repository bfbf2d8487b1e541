import { IconButton, IconButtonGroup } from '@strapi/design-system';
import { type ChartCircle, GridFour, GridNine, List, PresentationChart } from '@strapi/icons';
import { useSay } from '../plugin/texts';
import { VIEWS, type View } from './address';

const ICONS: Record<View, typeof ChartCircle> = {
  kanban: GridFour,
  list: List,
  pivot: GridNine,
  graph: PresentationChart,
};

interface Props {
  view: View;
  onChange: (view: View) => void;
}

/** The four ways to look at the report. */
export function ViewSwitch({ view, onChange }: Props): JSX.Element {
  const say = useSay();

  return (
    <div role="toolbar" aria-label={say('report.views')}>
      <IconButtonGroup>
        {VIEWS.map((one) => {
          const Icon = ICONS[one];

          return (
            <IconButton
              key={one}
              label={say(`report.view.${one}`)}
              aria-pressed={view === one}
              variant={view === one ? 'secondary' : 'tertiary'}
              onClick={() => onChange(one)}
            >
              <Icon />
            </IconButton>
          );
        })}
      </IconButtonGroup>
    </div>
  );
}
