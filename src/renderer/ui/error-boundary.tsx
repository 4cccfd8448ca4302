// Owns the net under the screens: a bug in one of them shows an error in its place instead of an empty window.
import { Component, type ReactNode } from 'react';
import { WholeError } from './states.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
  /** What the button does; without it what failed is simply drawn again. */
  readonly onRetry?: () => void;
}

interface BoundaryState {
  readonly failed: boolean;
}

export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: false };

  static getDerivedStateFromError(): BoundaryState {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <WholeError refusal={{ code: 'internal' }} onRetry={this.props.onRetry ?? (() => this.setState({ failed: false }))} />;
  }
}
