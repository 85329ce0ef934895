/** A link that looks like a button: it goes somewhere, a button does something. */
import { AppLink, type AppLinkProps } from './AppLink.tsx';
import styles from './Button.module.css';
import { classes } from './classes.ts';

export interface LinkButtonProps extends AppLinkProps {
  readonly look?: 'primary' | 'plain' | 'quiet';
}

export function LinkButton({ look = 'plain', className, ...rest }: LinkButtonProps) {
  return <AppLink {...rest} className={classes(styles.button, styles[look], className)} />;
}
