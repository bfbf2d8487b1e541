import { Component, type ReactNode } from 'react';

interface Props {
  /** What is shown instead, with a way to try again. */
  fallback: (retry: () => void) => ReactNode;
  /** Another value is another thing to draw, which may work: a page's address. */
  subject?: string;
  children: ReactNode;
}

interface State {
  failure: { error: unknown } | null;
  subject: string | undefined;
}

/**
 * What breaks in here breaks nothing else: neither the admin around it nor the chats. Browsers that
 * translate a page move its text into elements of their own, which React may stumble over.
 */
export class Boundary extends Component<Props, State> {
  override state: State = { failure: null, subject: this.props.subject };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error } };
  }

  static getDerivedStateFromProps({ subject }: Props, state: State): Partial<State> | null {
    return subject === state.subject ? null : { failure: null, subject };
  }

  retry = (): void => {
    if (isMissingFile(this.state.failure?.error)) {
      window.location.reload();

      return;
    }

    this.setState({ failure: null });
  };

  override render(): ReactNode {
    return this.state.failure === null ? this.props.children : this.props.fallback(this.retry);
  }
}

/** After an update of the site the files of before are gone; browsers remember that, so only a fresh page helps. */
const isMissingFile = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|Importing a module script failed|Loading (CSS )?chunk/i.test(
    error.message
  );
