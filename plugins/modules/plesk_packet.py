#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_packet
short_description: Send any operation to the XML API of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Sends a packet of operations and returns the response as data, with one entry for each result. The module supports
    all operators of the API, including those for which this collection has no module.
  - The module compares nothing. The packet is sent in every run, so a task that writes always reports C(changed). If
    there is a module for the object, use that module.
  - A packet that only reads is repeated after a failure (O(api_retries)). A packet that writes is sent again only if it
    is certain that the server did not receive or execute any of it. If the response is lost, the task fails and reports
    that the outcome is unknown.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
attributes:
  check_mode:
    support: partial
    details:
      - Only operations that read are sent. The other operations have the status C(skipped) in RV(results), and
        RV(request) shows the packet that would be sent.
      - The name of an operation defines whether it reads (C(get), C(get_info), C(get-limit-descriptor), C(list) in
        C(db-servers) and so on). All others are writes, including C(generate) of C(certificate) and C(call) of
        C(extension). C(get) of C(event_log) is a write too, because it deletes the events that it returns unless
        C(flush_selected_range) is false.
      - An error in a result is only a warning if an object does not exist, or if an operation before it was skipped,
        because the skipped operation could have prevented the error.
  diff_mode:
    support: none
    details:
      - The module does not read the state before the operations.
  idempotent:
    support: none
    details:
      - Operations that write are sent in every run.
options:
  packet:
    description:
      - The operations as YAML, beginning with the operators. A dictionary contains nodes in their order, which the
        protocol requires. A list repeats its node for each entry. Null is an empty node.
      - Booleans become C(true) and C(false), and numbers are written unchanged. Quote a text that YAML would convert,
        such as V('0815'), V('yes') or V('1.10').
      - An operation without nodes can be written as its name only.
      - Alternating nodes with different names cannot be expressed in YAML. Use O(xml) for them.
      - Exactly one of O(packet) and O(xml) is required.
    type: raw
  xml:
    description:
      - The operations as XML text, as a whole packet or only its content. Write C(&) and C(<) in a text as C(&amp;) and
        C(&lt;). For variables, use the filter C(e) of Jinja2.
      - The version of a whole packet has the effect of O(api_version), and must not differ from it.
      - The task fails if the text contains a document type, namespaces or other attributes.
    type: str
  accept_codes:
    description:
      - The error codes in results that do not fail the task, for example V([1013]) if an object can be missing.
      - Any other error in a result fails the task after the whole response was read. RV(results) is returned too.
      - An error of the whole packet always fails the task.
    type: list
    elements: int
    default: []
  schema_folder:
    description:
      - The path of a folder with the vendor's XML schemas of one protocol version. It must contain C(agent_input.xsd).
        The packet is validated before it is sent, in check mode too. If it is not valid, the message contains the
        invalid node.
      - A server contains its schemas in C(/usr/local/psa/admin/htdocs/schemas/rpc) (on Windows in
        C(admin\htdocs\schemas\rpc) of the installation folder of Plesk), with a folder for each version. Copy the
        folder of O(api_version), or of the newest version, to the host that runs the module.
    type: path
  secrets:
    description:
      - Texts to mask in all return values, including the packet.
      - Texts of nodes that contain passwords, private keys, licenses and other secrets are always masked, in the packet
        and in the response. Therefore, the key that C(create) of C(secret_key) creates is not returned.
    type: list
    elements: str
seealso:
  - name: The operators of the XML API
    description: List of all operators with their schemas, by the vendor.
    link: https://docs.plesk.com/en-US/obsidian/api-rpc/about-xml-api/reference/xml-schemas-for-xml-api-operators.58138
  - name: Packets from XML schemas
    description: How to read the schemas and where to find them, by the vendor.
    link: https://docs.plesk.com/en-US/obsidian/api-rpc/about-xml-api/xml-api-packets/creating-packets-from-xml-schemas.30703/
  - module: community.plesk.plesk_customer
  - module: community.plesk.plesk_reseller
  - module: community.plesk.plesk_reseller_plan
notes:
  - A filter can select many objects. For most operators, an empty filter selects all objects, also in operations that
    write.
  - An extension can report an error inside its nodes although the status of the result is C(ok). Check
    RV(results[].data).
"""

EXAMPLES = r"""
- name: Read the protocol versions and the properties of the server
  community.plesk.plesk_packet:
    packet:
      server:
        - get_protos
        - get:
            gen_info:
            stat:

- name: Read a customer that may not exist
  community.plesk.plesk_packet:
    packet:
      customer:
        get:
          filter: {login: jdoe}
          dataset: {gen_info: }
    accept_codes: [1013]
  register: found

- name: Create two customers in one packet
  community.plesk.plesk_packet:
    packet:
      customer:
        add:
          - gen_info:
              pname: J. Doe
              login: jdoe
              passwd: "{{ jdoe_password | default('Correct-Horse-7') }}"
          - gen_info:
              pname: R. Roe
              login: rroe
              passwd: "{{ rroe_password | default('Correct-Horse-8') }}"

- name: Send operations of several operators
  community.plesk.plesk_packet:
    packet:
      - customer:
          get:
            filter:
              login: [jdoe, rroe]
            dataset:
              gen_info:
              stat:
      - server: get_protos
  register: answer

- name: Show one of the results
  ansible.builtin.debug:
    msg: "{{ answer.results[0].data.gen_info.pname }} has the ID {{ answer.results[0].id }}"
  when: not ansible_check_mode

- name: Disable both customers with a packet in XML
  community.plesk.plesk_packet:
    xml: |
      <packet version="1.6.9.1">
        <customer>
          <set>
            <filter><login>jdoe</login><login>rroe</login></filter>
            <values><gen_info><status>16</status></gen_info></values>
          </set>
        </customer>
      </packet>

- name: Delete both customers
  community.plesk.plesk_packet:
    xml: <customer><del><filter><login>jdoe</login><login>rroe</login></filter></del></customer>
    accept_codes: [1013]
"""

RETURN = r"""
changed:
  description:
    - Whether an operation that writes was sent, or in check mode would be sent.
    - It is V(false) if all results of the writes are errors, and V(true) if the response to a write was lost.
  returned: always
  type: bool
  sample: true
results:
  description:
    - The results in the order of the response. An operation on several objects has one result for each object. An
      operation on a group without objects can have no result.
  returned: always
  type: list
  elements: dict
  contains:
    index:
      description: The position of the operation in the packet, beginning with 0.
      type: int
      returned: always
    operator:
      description: The operator.
      type: str
      returned: always
    operation:
      description: The operation.
      type: str
      returned: always
    status:
      description:
        - The status that the server returns, C(ok) or C(error). C(skipped) is a write in check mode. C(unanswered) is
          an operation that the response does not contain.
      type: str
      returned: always
    code:
      description: The error code. It is null if there is no error.
      type: int
      returned: always
    text:
      description: The text of the server for the error. It is null if there is no error.
      type: str
      returned: always
    filter_id:
      description:
        - The value of the filter that selected the object (node C(filter-id)). It is null if the result contains none.
      type: str
      returned: always
    id:
      description:
        - The ID of the object (node C(id)), as an integer, or as a string if it is not a number. It is null if the
          result contains none.
      type: raw
      returned: always
    data:
      description:
        - The other nodes of the result, including those of its node C(data). It is null if there are none.
        - A node with other nodes is returned as a dictionary, a node with text as a string. A repeated node is returned
          as a list, a single node is not.
      type: dict
      returned: always
  sample:
    - index: 0
      operator: customer
      operation: get
      status: ok
      code: null
      text: null
      filter_id: jdoe
      id: 7
      data:
        gen_info:
          login: jdoe
          pname: J. Doe
    - index: 0
      operator: customer
      operation: get
      status: error
      code: 1013
      text: client does not exist
      filter_id: rroe
      id: null
      data: null
request:
  description:
    - The packet that was sent, or in check mode would be sent, with masked secrets.
  returned: when the options are a valid packet
  type: str
  sample: >-
    <?xml version="1.0" encoding="UTF-8"?><packet><customer><get><filter><login>jdoe</login><login>rroe</login></filter>
    <dataset><gen_info/></dataset></get></customer></packet>
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [customer/get]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: api
    operator: customer
    operation: get
    object: rroe
    code: 1013
    text: client does not exist
    meaning: the object or the service does not exist
    remedy: Check the name or the id.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.packet import run_packet


def main() -> None:
    run_packet()


if __name__ == "__main__":
    main()
