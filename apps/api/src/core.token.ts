import { Inject } from '@nestjs/common';

const CORE = Symbol('core');

/** The opened core, in controllers. */
export const InjectCore = (): PropertyDecorator & ParameterDecorator => Inject(CORE);

export { CORE };
