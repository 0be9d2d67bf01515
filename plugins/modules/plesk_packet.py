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
  - Sends operations of your own making in one packet, and returns the answer as data, result by result. So it reaches
    every operator, those too for which this collection has no module.
  - Nothing is compared. What you write is sent in every run, so a task that writes is changed every time. Where there
    is a module for what you want to do, use that one.
  - A packet of operations that only read may be repeated after a failure (O(api_retries)). A packet in which something
    writes is sent again only when it is known that nothing of it reached the server or was executed. When the answer to
    it is lost, the task fails and says that the outcome is unknown.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
attributes:
  check_mode:
    support: partial
    details:
      - Only operations that are known to read are sent. The others have the status C(skipped) in RV(results), and
        RV(request) shows them as they would be sent.
      - An operation is known to read by its name (C(get), C(get_info), C(get-limit-descriptor), C(list) in
        C(db-servers) and so on). Everything else counts as a write, C(generate) of C(certificate) and C(call) of
        C(extension) included, and C(get) of C(event_log) too, which deletes what it returns unless
        C(flush_selected_range) is false.
      - An error in a result is only a warning when an object does not exist, or when an operation before it was left
        out, because what check mode leaves out may be its remedy.
  diff_mode:
    support: none
    details:
      - Nobody knows what the server had before.
  idempotent:
    support: none
    details:
      - What writes is sent in every run, and the task is then changed.
options:
  packet:
    description:
      - The operations as YAML, operators first. A map holds nodes in their order, which matters to the protocol. A list
        repeats its node once for each entry. Null is an empty node.
      - Booleans are written as C(true) and C(false), numbers as they are. Quote a text that YAML would take for
        something else, such as V('0815'), V('yes') or V('1.10').
      - An operation without nodes may be written as its name alone.
      - Nodes of different names that alternate cannot be said this way; use O(xml) for them.
      - Exactly one of O(packet) and O(xml) is needed.
    type: raw
  xml:
    description:
      - The operations as XML text, as a whole packet or only what stands in it. Write C(&) and C(<) in a text as
        C(&amp;) and C(&lt;); the filter C(e) of Jinja2 does so to a variable.
      - The version of a whole packet counts as if it was given in O(api_version), and must not contradict it.
      - A document type, and with it entities of your own, namespaces and other attributes are refused.
    type: str
  accept_codes:
    description:
      - Error codes in results that do not fail the task, for example V([1013]) where an object may be missing.
      - Any other error in a result fails the task, after the whole answer was read. RV(results) is returned then too.
      - An error of the whole packet always fails the task.
    type: list
    elements: int
    default: []
  schema_folder:
    description:
      - A folder with the vendor's XML schemas of one protocol version, the one that holds C(agent_input.xsd). The
        packet is validated before anything is sent, in check mode too, and an error says which node is wrong.
      - A server has its own in C(/usr/local/psa/admin/htdocs/schemas/rpc) (on Windows in C(admin\htdocs\schemas\rpc) of
        the folder where Plesk is installed), in a folder for each version. Copy the one of the version that the server
        uses, which is its newest unless O(api_version) says otherwise, to the host where the module runs.
    type: path
  secrets:
    description:
      - Texts that are masked wherever they show up in what the module returns, the packet itself included.
      - The texts of nodes that are known to hold a password, a private key, a license or the like are masked anyway, in
        the packet and in the answer. So the key that C(create) of C(secret_key) makes is not returned.
    type: list
    elements: str
seealso:
  - name: The operators of the XML API
    description: The vendor's list, with the schemas of each.
    link: https://docs.plesk.com/en-US/obsidian/api-rpc/about-xml-api/reference/xml-schemas-for-xml-api-operators.58138
  - name: Packets from XML schemas
    description: How to read the schemas, and where they are, by the vendor.
    link: https://docs.plesk.com/en-US/obsidian/api-rpc/about-xml-api/xml-api-packets/creating-packets-from-xml-schemas.30703/
  - module: community.plesk.plesk_customer
  - module: community.plesk.plesk_reseller
  - module: community.plesk.plesk_reseller_plan
notes:
  - Filters can name many objects. An empty filter of an operation that writes means all objects for most operators.
  - An extension may report an error of its own inside its nodes in a result that is otherwise ok; look at
    RV(results[].data).
"""

EXAMPLES = r"""
- name: What the server speaks and who it is
  community.plesk.plesk_packet:
    packet:
      server:
        - get_protos
        - get:
            gen_info:
            stat:

- name: A customer, if there is one
  community.plesk.plesk_packet:
    packet:
      customer:
        get:
          filter: {login: jdoe}
          dataset: {gen_info: }
    accept_codes: [1013]
  register: found

- name: Two new customers in one packet
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

- name: Both of them, from different operators in a row
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

- name: One of the results
  ansible.builtin.debug:
    msg: "{{ answer.results[0].data.gen_info.pname }} has the number {{ answer.results[0].id }}"
  when: not ansible_check_mode

- name: Both of them disabled, as XML
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

- name: And gone
  community.plesk.plesk_packet:
    xml: <customer><del><filter><login>jdoe</login><login>rroe</login></filter></del></customer>
    accept_codes: [1013]
"""

RETURN = r"""
changed:
  description:
    - Whether an operation was sent, or in check mode would be sent, that is not known to only read.
    - A write of which every result is an error changed nothing. One whose answer was lost counts as a change.
  returned: always
  type: bool
  sample: true
results:
  description:
    - The results, in the order of the answer. An operation on several objects has one for each, and one on a group
      without objects may have none.
  returned: always
  type: list
  elements: dict
  contains:
    index:
      description: The place of the operation in the packet, counted from 0.
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
        - What the server says of it, C(ok) or C(error). C(skipped) is a write that check mode leaves out, C(unanswered)
          an operation that the answer leaves out.
      type: str
      returned: always
    code:
      description: The error code, null without an error.
      type: int
      returned: always
    text:
      description: The server's text for the error, null without one.
      type: str
      returned: always
    filter_id:
      description: The value of the filter that found the object (node C(filter-id)), null where the result has none.
      type: str
      returned: always
    id:
      description:
        - The identifier of the object (node C(id)), an integer, or a string where it is no number. Null where the
          result has none.
      type: raw
      returned: always
    data:
      description:
        - The other nodes of the result, those in its node C(data) among them, null where there are none.
        - A node with nodes in it is a map, a node with text a string. A node that is there several times is a list, but
          one that is there once is none.
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
    - The packet as it was sent, or in check mode would be sent, with secrets masked.
  returned: when the options describe a packet
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
    - What went wrong, as data. The message is also in RV(ignore:msg).
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
