import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'vitest';

/** A parameter as an OpenAPI document has it. */
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly example?: string | number;
}
/** The fields of an operation that tests read. */
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>> }>
  >;
}
/** The fields of an OpenAPI document that tests read. */
export interface OpenApi {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const ID = 'https://canopy.example/openapi';

/** Holds values against the schemas of an OpenAPI document. */
export class OpenApiChecker {
  readonly #document: OpenApi;
  readonly #ajv = new Ajv2020({ strict: true, allErrors: true, addUsedSchema: false });

  constructor(document: OpenApi) {
    this.#document = document;
    // The package is CommonJS whose types its importers do not see through.
    (formats as unknown as { readonly default: (ajv: Ajv2020) => void }).default(this.#ajv);
    this.#ajv.addVocabulary(['components']);
    this.#ajv.addSchema({ $id: ID, components: document.components });
  }

  /** A check of one schema, such as `#/components/schemas/Failure`. */
  validator(reference: string): ValidateFunction {
    return this.#ajv.getSchema(ID + reference) ?? this.#ajv.compile({ $ref: ID + reference });
  }

  /** Fails where a value is not as a schema says. */
  expectValid(reference: string, value: unknown): void {
    const validate = this.validator(reference);
    expect(validate(value) ? [] : validate.errors).toEqual([]);
  }

  /** Fails where an answer in JSON is not what the document says of its address. @param path below the interface's own. */
  expectAnswer(path: string, status: number, value: unknown): void {
    if (status === 200) {
      const { schema } =
        this.#document.paths[this.#described(path)]!.get.responses['200']!.content['application/json']!;
      this.expectValid(schema.$ref, value);
    } else {
      this.expectValid('#/components/schemas/Failure', value);
      expect(value).toMatchObject({ error: { status } });
    }
  }

  /** The path of the document that an address is one of. */
  #described(path: string): string {
    const found = Object.keys(this.#document.paths).filter((pattern) =>
      new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
    );
    expect(found, path).toHaveLength(1);
    return found[0]!;
  }
}

/** The example of every operation, in the order of the document: its address below the interface's own. */
export function exampleAddresses({ paths }: OpenApi): string[] {
  return Object.entries(paths).map(
    ([
      path,
      {
        get: { parameters },
      },
    ]) => {
      const text = ({ example }: Parameter): string => encodeURIComponent(String(example));
      const filled = parameters
        .filter((parameter) => parameter.in === 'path')
        .reduce((address, parameter) => address.replace(`{${parameter.name}}`, text(parameter)), path);
      const query = parameters
        .filter((parameter) => parameter.in === 'query' && parameter.required)
        .map((parameter) => `${parameter.name}=${text(parameter)}`);
      return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
    },
  );
}
