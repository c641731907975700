/**
 * What the usual commands of operations do: only look, change something, or destroy what no command brings back. A
 * command that stands in no row is not judged.
 *
 * A row is matched against the words of a command that are no options, then its options: `delete pvc data --force`. The
 * first row that fits counts.
 */
export type Effect = 'reads' | 'changes' | 'destroys'

export interface Program {
  /** Options that take a value as a word of their own; without them the value would be taken for a verb. */
  values?: string
  /** Its rows are matched against all words in their order. */
  asWritten?: true
  rows: [Effect, RegExp][]
}

const reads = (...words: string[]): [Effect, RegExp] => ['reads', anyOf(words)]
const changes = (...words: string[]): [Effect, RegExp] => ['changes', anyOf(words)]
const destroys = (...words: string[]): [Effect, RegExp] => ['destroys', anyOf(words)]
/** Whatever no earlier row has taken. */
const otherwise = (effect: Effect): [Effect, RegExp] => [effect, /^/]

/** Verbs at the beginning, `rollout status`, or options anywhere, `--all`; each a pattern. */
function anyOf(words: string[]): RegExp {
  const verbs = words.filter((word) => !word.startsWith('-'))
  const options = words.filter((word) => word.startsWith('-'))
  const parts = [
    ...(verbs.length > 0 ? [`^(?:${verbs.join('|')})(?![\\w-])`] : []),
    ...(options.length > 0 ? [`(?:^| )(?:${options.join('|')})(?![\\w-])`] : []),
  ]
  return new RegExp(parts.join('|'))
}

/** Kinds of objects in a cluster that hold data, or own what does. */
const keepers =
  'pvc|persistentvolumeclaims?|pv|persistentvolumes?|ns|namespaces?|projects?|crds?|customresourcedefinitions?|sts|statefulsets?|secrets?|volumesnapshots?'

const kubectl: Program = {
  values:
    '-n --namespace -c --container -l --selector -o --output -f --filename -p --patch --type --context --cluster --kubeconfig --server -s --field-selector --tail --since --for --timeout --image --overrides --sort-by --as --grace-period',
  rows: [
    destroys(`delete (?:.* )?(?:${keepers})`, 'replace (?:.* )?--force', 'adm prune'),
    reads('get', 'describe', 'logs', 'top', 'explain', 'version', 'api-resources', 'api-versions', 'cluster-info'),
    reads(
      'diff',
      'wait',
      'events',
      'auth can-i',
      'create token',
      'adm upgrade$',
      'auth whoami',
      'rollout status',
      'rollout history',
      'whoami',
      'status',
    ),
    reads(
      'config (?:view|get-\\w+|current-context)',
      'adm (?:top|must-gather|inspect|node-logs)',
      'port-forward',
      'proxy',
    ),
    changes('apply', 'create', 'edit', 'patch', 'replace', 'scale', 'label', 'annotate', 'cordon', 'uncordon', 'drain'),
    changes(
      'taint',
      'expose',
      'autoscale',
      'run',
      'set',
      'delete',
      'rollout',
      'certificate',
      'adm',
      'new-app',
      'import-image',
    ),
  ],
}

const containers: Program = {
  values: '-f --filter --format --tail --since --name -n --namespace -t --time --signal',
  rows: [
    destroys(
      'volume (?:rm|remove|prune)',
      'system prune (?:.* )?--volumes',
      'compose (?:.* )?down (?:.* )?(?:-v|--volumes)',
    ),
    reads(
      'ps',
      'logs',
      'images',
      'inspect',
      'stats',
      'top',
      'port',
      'version',
      'info',
      'events',
      'diff',
      'history',
      'search',
    ),
    reads(
      '(?:image|container|volume|network|node|service|stack|pod) (?:ls|list|inspect|ps|logs)',
      'system df',
      'compose (?:ps|logs|config|images)',
    ),
    changes(
      'rm',
      'rmi',
      'stop',
      'start',
      'restart',
      'kill',
      'run',
      'create',
      'update',
      'pause',
      'unpause',
      'rename',
      'compose',
    ),
    changes(
      '(?:system|image|container|network|builder) (?:prune|rm|create|connect|disconnect)',
      'service',
      'swarm',
      'stack',
    ),
  ],
}

const crictl: Program = {
  values: '--name --tail --since -r --state --label',
  rows: [
    reads('ps', 'pods', 'logs', 'images', 'inspect\\w*', 'stats\\w*', 'info', 'version'),
    changes('rm', 'rmi', 'rmp', 'stop', 'stopp', 'start', 'run', 'runp', 'create', 'update'),
  ],
}

const sqlClient: Program = { rows: [] }

const redis: Program = {
  values: '-h -p -n -a -u --user --pass -s',
  rows: [
    ['destroys', /(?:^| )flush(?:all|db)\b/i],
    [
      'reads',
      /^(?:get|mget|hgetall|info|ping|keys|scan|ttl|type|exists|llen|lrange|smembers|monitor|memory|latency|slowlog|dbsize|role|client list|config get|cluster (?:info|nodes|slots|shards))\b/i,
    ],
    ['reads', / --(?:scan|bigkeys|latency|stat)\b|^--(?:scan|bigkeys|latency|stat)\b/],
    [
      'changes',
      /^(?:set|del|unlink|expire|rename|config (?:set|rewrite|resetstat)|client kill|cluster|failover|replicaof|slaveof|bgsave|bgrewriteaof|debug|shutdown)\b/i,
    ],
  ],
}

const iptables: Program = {
  values: '-t -w',
  rows: [
    destroys('-F', '--flush', '-X', '--delete-chain'),
    ['reads', /(?:^| )(?:-[nvx]*[LS][nvx]*|--list\S*|-C)(?: |$)/],
    ['changes', /(?:^| )-(?:[ADIPNRZ]|-append|-delete|-insert|-policy)(?: |$)/],
  ],
}

const terraform: Program = {
  rows: [
    destroys('destroy', 'apply (?:.* )?-destroy'),
    reads(
      'plan',
      'show',
      'output',
      'validate',
      'fmt',
      'init',
      'version',
      'providers',
      'graph',
      'state (?:list|show|pull)',
    ),
    changes('apply', 'import', 'taint', 'untaint', 'refresh', 'state'),
  ],
}

const packages: Program = {
  rows: [
    reads('list', 'show', 'search', 'policy', 'info', 'check-update', 'repolist', 'history', 'provides', 'repoquery'),
    changes(
      'install',
      'remove',
      'erase',
      'upgrade',
      'dist-upgrade',
      'full-upgrade',
      'downgrade',
      'purge',
      'autoremove',
      'clean',
      'reinstall',
      'del',
      'add',
    ),
  ],
}

const power: Program = { rows: [otherwise('changes')] }
const format: Program = { rows: [otherwise('destroys')] }
const looks: Program = { rows: [otherwise('reads')] }

/** Programs that look, whatever their arguments say. */
const lookers =
  'ls cat less more head tail grep egrep fgrep zgrep zcat awk cut sort uniq wc df du free top htop ps pgrep pstree uptime uname ' +
  'id who last lsof ss netstat lsblk blkid stat file which lspci lscpu lsusb lsmod vmstat iostat sar mpstat pidstat iotop tcpdump ' +
  'traceroute tracepath mtr ping ping6 nc dig nslookup host delv drill getent jq yq diff cmp md5sum sha256sum promtool ' +
  'lvs vgs pvs lvdisplay vgdisplay pvdisplay pg_isready pg_lsclusters pg_dump mysqldump iptables-save readlink tree ' +
  'rabbitmq-diagnostics named-checkzone named-checkconf unbound-checkconf visudo-check arp lsipc findmnt numactl sensors'

const lookersTable = Object.fromEntries(lookers.split(' ').map((name) => [name, looks]))

export const programs: Readonly<Record<string, Program>> = {
  ...lookersTable,

  // Files and devices
  rm: {
    rows: [
      ['changes', /^(?:-\S+ )*(?:\/tmp\/|\/var\/tmp\/|\/dev\/shm\/)\S+(?: -\S+)*$/],
      ['changes', /^\S+\.(?:pid|lock|sock|tmp)(?: -\S+)*$/],
      otherwise('destroys'),
    ],
  },
  shred: format,
  truncate: format,
  rmdir: power,
  mv: power,
  chmod: power,
  chown: power,
  sed: { rows: [['changes', /(?:^| )(?:-[a-zA-Z]*i\S*|--in-place\S*)(?: |$)/], otherwise('reads')] },
  find: { rows: [['destroys', / -delete(?: |$)/], otherwise('reads')] },
  dd: {
    rows: [
      ['reads', / ?of=\/dev\/null/],
      ['destroys', /(?:^| )of=\/dev\//],
    ],
  },
  rsync: { rows: [['destroys', / --delete/]] },
  wipefs: { rows: [['destroys', / -(?:\w*a\w*|-all|o|-offset)(?: |$)/], otherwise('reads')] },
  mkswap: format,
  blkdiscard: format,
  sgdisk: {
    rows: [
      destroys('-Z', '--zap-all', '-z', '--zap', '-o', '--clear'),
      reads('-p', '--print', '-i', '-v'),
      otherwise('changes'),
    ],
  },
  parted: {
    rows: [
      ['destroys', / (?:mklabel|mktable|rm)(?: |$)/],
      ['reads', / (?:print|unit \S+ print)(?: |$)|(?:^| )-l/],
      ['changes', / (?:mkpart|resizepart|set|name)(?: |$)/],
    ],
  },
  fdisk: { rows: [reads('-l', '--list')] },
  cryptsetup: {
    rows: [
      destroys('luksFormat', 'erase', 'luksErase', 'luksKillSlot'),
      reads('status', 'luksDump', 'isLuks'),
      otherwise('changes'),
    ],
  },
  lvremove: format,
  vgremove: format,
  pvremove: format,
  lvreduce: format,
  lvextend: power,
  lvcreate: power,
  lvchange: power,
  vgextend: power,
  pvresize: power,
  pvmove: power,
  mdadm: {
    rows: [
      destroys('--zero-superblock'),
      reads('--detail', '-D', '--examine', '-E', '--query', '-Q'),
      otherwise('changes'),
    ],
  },
  zfs: { rows: [destroys('destroy', 'rollback'), reads('list', 'get', 'diff'), otherwise('changes')] },
  zpool: {
    rows: [
      destroys('destroy', 'labelclear'),
      reads('status', 'list', 'iostat', 'history', 'get'),
      otherwise('changes'),
    ],
  },
  nvme: { rows: [destroys('format', 'sanitize'), reads('list', 'smart-log', 'id-ctrl', 'id-ns', 'error-log')] },
  tune2fs: { rows: [reads('-l'), otherwise('changes')] },
  xfs_repair: { rows: [destroys('-L'), reads('-n'), otherwise('changes')] },
  fsck: { rows: [reads('-n', '-N'), otherwise('changes')] },
  e2fsck: { rows: [reads('-n'), otherwise('changes')] },
  resize2fs: power,
  xfs_growfs: power,
  growpart: power,
  mount: { rows: [['reads', /^(?:-l)?$/], otherwise('changes')] },
  umount: power,
  swapoff: power,
  smartctl: { rows: [['reads', /(?:^| )-(?:a|x|H|i|A|l|-all|-health|-info)(?: |$)/]] },

  // The machine
  systemctl: {
    values: '-p --property -n --lines -t --type --state -M --machine',
    rows: [
      reads('status', 'is-active', 'is-enabled', 'is-failed', 'show', 'cat', 'list-[a-z-]+', 'get-default', '--failed'),
      changes(
        'start',
        'stop',
        'restart',
        'reload',
        'try-restart',
        'reload-or-restart',
        'kill',
        'enable',
        'disable',
        'mask',
        'unmask',
        'daemon-reload',
        'daemon-reexec',
        'reset-failed',
        'isolate',
        'set-default',
        'edit',
        'reboot',
        'poweroff',
        'halt',
      ),
    ],
  },
  service: {
    rows: [
      ['reads', /^\S+ status\b/],
      ['changes', /^\S+ (?:start|stop|restart|reload|force-reload)\b/],
    ],
  },
  reboot: power,
  shutdown: power,
  poweroff: power,
  halt: power,
  kill: { rows: [reads('-l', '-0'), otherwise('changes')] },
  pkill: power,
  killall: power,
  sysctl: { rows: [['changes', /=|(?:^| )(?:-w|-p|--system|--load)/], otherwise('reads')] },
  journalctl: {
    rows: [['destroys', /--vacuum-/], ['changes', /--(?:rotate|flush|sync|relinquish-var)\b/], otherwise('reads')],
  },
  dmesg: { rows: [changes('-C', '-c', '--clear', '--read-clear'), otherwise('reads')] },
  crontab: { rows: [destroys('-r'), reads('-l')] },
  userdel: { rows: [destroys('-r', '--remove'), otherwise('changes')] },
  useradd: power,
  usermod: power,
  date: { rows: [changes('-s', '--set'), otherwise('reads')] },
  timedatectl: { rows: [['changes', /^set-/], otherwise('reads')] },
  hostnamectl: { rows: [['changes', /^(?:set-|hostname )/], otherwise('reads')] },
  chronyc: {
    rows: [
      reads('tracking', 'sources', 'sourcestats', 'activity', 'ntpdata', 'waitsync', 'selectdata'),
      otherwise('changes'),
    ],
  },
  ipmitool: {
    values: '-I -H -U -P -L -C -t',
    rows: [
      reads(
        '(?:chassis )?power status',
        'chassis status',
        'sel (?:list|elist|info)',
        'sdr',
        'sensor',
        'fru',
        'mc info',
        'lan print',
        'chassis policy list',
      ),
      changes('(?:chassis )?power', 'chassis', 'sel clear', 'mc reset', 'bmc reset'),
    ],
  },
  'apt-get': packages,
  apt: packages,
  dnf: packages,
  yum: packages,
  zypper: packages,
  apk: packages,

  // Networks
  ip: { rows: [['changes', /^(?:\S+ )(?:set|add|del|delete|replace|change|flush)\b/], otherwise('reads')] },
  iptables,
  ip6tables: iptables,
  'iptables-restore': power,
  nft: {
    rows: [
      destroys('flush ruleset', 'delete table', 'flush table'),
      reads('list', 'monitor', 'describe'),
      changes('add', 'insert', 'delete', 'replace', 'flush', 'create', 'rename'),
      changes('-f', '--file'),
    ],
  },
  'firewall-cmd': { rows: [['reads', /--(?:list|get|state|query|info)/], otherwise('changes')] },
  ufw: { rows: [destroys('reset'), reads('status', 'show', 'version'), otherwise('changes')] },
  conntrack: { rows: [reads('-L', '--dump', '-S', '-C', '-E'), changes('-F', '-D', '-U', '-I')] },
  ethtool: {
    rows: [
      ['changes', /(?:^| )-(?:s|K|G|A|C|L|N|X|U|r|p|E|f|t|-change|-features|-set-\S+)(?: |$)/],
      otherwise('reads'),
    ],
  },
  rndc: {
    rows: [
      reads('status', 'zonestatus', 'dnssec \\S* ?-status', 'serve-stale status', 'validation status'),
      ['reads', /^dnssec .*-status/],
      otherwise('changes'),
    ],
  },
  'unbound-control': {
    rows: [reads('status', 'stats\\w*', 'list_\\w+', 'get_option', 'lookup', 'dump_\\w+'), otherwise('changes')],
  },
  resolvectl: { rows: [['reads', /^(?:$|status|query|statistics)/], otherwise('changes')] },
  curl: {
    asWritten: true,
    rows: [
      ['destroys', /(?:^| )(?:-\w*X ?|--request[ =])DELETE\b/],
      ['changes', /(?:^| )(?:-\w*X ?|--request[ =])(?:PUT|PATCH)\b/],
      ['reads', /(?:^| )(?:-\w*[GI]\w*|--get|--head)(?: |$)/],
      // Without a method and without data it is a GET; what a POST does, only the address knows.
      ['reads', /^(?!.*(?:-\w*X|--request|-\w*[dFT](?: |$)|--data|--form|--json|--upload-file))/],
    ],
  },

  // Clusters and clouds
  kubectl,
  oc: kubectl,
  k: kubectl,
  kubeadm: {
    rows: [
      destroys('reset'),
      reads('certs check-expiration', 'version', 'token list', 'upgrade plan', 'config (?:view|print|images list)'),
      changes('init', 'join', 'upgrade', 'certs renew', 'token', 'init phase'),
    ],
  },
  docker: containers,
  podman: containers,
  nerdctl: containers,
  'docker-compose': {
    rows: [
      destroys('down (?:.* )?(?:-v|--volumes)'),
      reads('ps', 'logs', 'config', 'images'),
      changes('up', 'down', 'restart', 'stop', 'start', 'rm', 'kill'),
    ],
  },
  crictl,
  helm: {
    values: '-n --namespace --kube-context -f --values --set --version',
    rows: [
      destroys('uninstall', 'delete', 'del'),
      reads('list', 'ls', 'status', 'get', 'history', 'show', 'template', 'lint', 'search', 'version', 'diff'),
      changes('install', 'upgrade', 'rollback'),
    ],
  },
  terraform,
  tofu: terraform,
  terragrunt: terraform,
  'ansible-playbook': { rows: [reads('--check', '-C', '--list-\\w+', '--syntax-check'), otherwise('changes')] },
  'kolla-ansible': {
    rows: [
      destroys('destroy'),
      reads('check', 'prechecks', 'validate-config', 'certificates --check'),
      otherwise('changes'),
    ],
  },
  openstack: {
    values:
      '-c --column -f --format --os-cloud --host --service --project --limit --lines --status --disable-reason --type --name --resource',
    rows: [
      destroys(
        '(?:server|volume|volume snapshot|image|project|domain|stack|object|container|share|secret|coe cluster) delete',
        'server rebuild',
      ),
      ['reads', /^(?:\S+ )*?(?:list|show)(?: |$)|^(?:token issue|usage|limits|catalog|versions)/],
      [
        'changes',
        /^(?:\S+ )*?(?:create|set|unset|delete|add|remove|start|stop|reboot|migrate|evacuate|rescue|resize|pause|suspend|lock|unlock|shelve|unshelve|restore|confirm|failover)(?: |$)/,
      ],
    ],
  },
  aws: {
    values: '--region --profile --output --query',
    rows: [
      ['destroys', /^\S+ (?:(?:delete|terminate|deregister|purge)-\S+|rm|rb)(?: |$)/],
      ['reads', /^\S+ (?:(?:describe|list|get|head)-\S+|ls)(?: |$)/],
      [
        'changes',
        /^\S+ (?:create|update|put|modify|start|stop|reboot|run|attach|detach|associate|disassociate|restore|set|tag|untag)-/,
      ],
    ],
  },
  gcloud: {
    values: '--project --zone --region --format',
    rows: [
      ['destroys', /(?:^| )delete(?: |$)/],
      ['reads', /(?:^| )(?:list|describe)(?: |$)/],
      ['changes', /(?:^| )(?:create|update|start|stop|reset|resize|set-\S+|add-\S+|remove-\S+)(?: |$)/],
    ],
  },
  az: {
    values: '-g --resource-group -n --name --subscription -o --output',
    rows: [
      ['destroys', /(?:^| )(?:delete|purge)(?: |$)/],
      ['reads', /(?:^| )(?:list|show)(?: |$)/],
      ['changes', /(?:^| )(?:create|update|start|stop|restart|deallocate|scale|set)(?: |$)/],
    ],
  },
  virsh: {
    rows: [
      destroys('vol-delete', 'snapshot-delete', 'snapshot-revert', 'undefine (?:.* )?--remove-all-storage'),
      reads(
        'list',
        'dom(?:info|state|blklist|iflist|stats|blkstat)',
        'dumpxml',
        '[a-z]+-list',
        '[a-z]+-info',
        'nodeinfo',
      ),
      changes(
        'start',
        'shutdown',
        'reboot',
        'reset',
        'destroy',
        'suspend',
        'resume',
        'migrate',
        'define',
        'undefine',
        'edit',
        'save',
        'restore',
        'snapshot-\\w+',
        'set\\w+',
        'attach-\\w+',
        'detach-\\w+',
        'blockcommit',
        'blockpull',
        'net-\\w+',
        'pool-\\w+',
        'vol-\\w+',
        'managedsave',
      ),
    ],
  },
  vault: {
    rows: [
      destroys('kv (?:delete|destroy|metadata delete)', 'delete', 'secrets disable'),
      reads('status', 'read', 'list', 'kv (?:get|list)', 'token lookup', 'operator raft list-peers'),
      changes('write', 'kv', 'operator', 'auth', 'policy', 'secrets'),
    ],
  },

  // Storage and data
  ceph: {
    values: '-n --name --id -c --conf -f --format --cluster',
    rows: [
      destroys(
        'osd (?:purge|destroy|lost)\\S*',
        'osd pool (?:delete|rm)',
        'fs (?:rm|volume rm|subvolume rm)',
        'orch device zap',
        'pg \\S+ mark_unfound_lost',
      ),
      ['reads', /^(?:status|health|df|version|report|time-sync-status|quorum_status|features)|^-s(?: |$)/],
      reads(
        'osd (?:tree|df|dump|status|perf|stat|find|metadata|ok-to-stop|safe-to-destroy|utilization|blocked-by|get-\\S+|test-\\S+|pool (?:ls|get|stats|autoscale-status))',
      ),
      reads(
        'pg (?:stat|dump\\w*|map|ls\\S*|\\S+ query)',
        'config (?:get|dump|show|log|ls)',
        'orch (?:ls|ps|status|host ls|device ls|upgrade status)',
      ),
      reads(
        'balancer (?:status|eval\\S*)',
        'mon (?:stat|dump|ok-to-\\S+|getmap)',
        'mgr (?:stat|dump|services|module ls)',
        '(?:tell|daemon) \\S+ (?:dump_\\S+|perf \\S+|ops|version|status|config (?:get|show))',
      ),
      reads(
        'device (?:ls\\S*|info|get-health-metrics)',
        'auth (?:ls|list|get)',
        'crash (?:ls\\S*|info|stat)',
        'fs (?:status|ls|dump|get)',
        'mds (?:stat|metadata)',
        'log last',
      ),
      changes(
        'osd',
        'pg',
        'config',
        'orch',
        'balancer',
        'mon',
        'mgr',
        'tell',
        'daemon',
        'fs',
        'mds',
        'auth',
        'crash',
        'device',
      ),
    ],
  },
  cephadm: { rows: [destroys('rm-cluster', 'zap-osds'), reads('ls', 'version', 'check-host')] },
  rbd: {
    values: '-p --pool --format',
    rows: [
      destroys('rm', 'remove', 'trash (?:rm|remove|purge)', 'snap (?:rm|remove|purge|rollback|revert)'),
      reads(
        'ls',
        'list',
        'info',
        'status',
        'du',
        'diff',
        'showmapped',
        'children',
        'mirror (?:image|pool) (?:status|info)',
        'perf',
        'lock ls',
        'trash (?:ls|list)',
        'snap (?:ls|list)',
      ),
      otherwise('changes'),
    ],
  },
  rados: {
    values: '-p --pool',
    rows: [
      destroys('rm', 'purge', 'rmpool'),
      reads('df', 'ls', 'lspools', 'stat', 'get', 'listxattr', 'list-inconsistent-\\S+'),
    ],
  },
  'radosgw-admin': {
    rows: [
      destroys('(?:bucket|user|object|realm|zone|zonegroup) (?:rm|delete)'),
      reads('\\S+ (?:list|info|stats|status|get|show|check)', 'sync status'),
      otherwise('changes'),
    ],
  },
  psql: sqlClient,
  mysql: sqlClient,
  mariadb: sqlClient,
  sqlite3: sqlClient,
  cqlsh: sqlClient,
  'clickhouse-client': sqlClient,
  dropdb: format,
  dropuser: format,
  pg_resetwal: format,
  pg_ctl: { rows: [reads('status'), otherwise('changes')] },
  pg_restore: { rows: [destroys('-c', '--clean'), reads('-l', '--list'), otherwise('changes')] },
  mysqladmin: {
    rows: [
      ['destroys', /(?:^| )drop(?: |$)/],
      ['reads', /(?:^| )(?:status|ping|processlist|variables|extended-status|version)(?: |$)/],
      ['changes', /(?:^| )(?:shutdown|kill|create|flush-\S+|stop-slave|start-slave)(?: |$)/],
    ],
  },
  patronictl: {
    values: '-c',
    rows: [destroys('remove'), reads('list', 'topology', 'history', 'show-config', 'version'), otherwise('changes')],
  },
  'redis-cli': redis,
  'valkey-cli': redis,
  mongosh: { rows: [['destroys', /\.dropDatabase\(|\.drop\(\)|\.(?:deleteMany|remove)\(\s*\{\s*\}/]] },
  etcdctl: {
    values: '--endpoints --cacert --cert --key -w --write-out --command-timeout --dial-timeout --user --peer-urls',
    rows: [
      destroys('del'),
      reads(
        'get',
        'endpoint',
        'member list',
        'alarm list',
        'snapshot (?:save|status)',
        'watch',
        'version',
        '\\w+ list',
      ),
      changes(
        'put',
        'member',
        'alarm',
        'snapshot',
        'move-leader',
        'defrag',
        'compact\\w*',
        'auth',
        'user',
        'role',
        'lease',
        'lock',
        'elect',
        'txn',
      ),
    ],
  },
  etcdutl: {
    values: '-w --write-out',
    rows: [reads('snapshot status', 'hashkv', 'version'), changes('snapshot restore', 'defrag', 'migrate')],
  },
  rabbitmqctl: {
    values: '-n -p --node --vhost -t --timeout',
    rows: [
      destroys('reset', 'force_reset', 'delete_queue', 'purge_queue', 'delete_vhost'),
      reads(
        'list_\\w+',
        'status',
        'cluster_status',
        'environment',
        'version',
        'ping',
        'report',
        'await_\\w+',
        'node_health_check',
      ),
      otherwise('changes'),
    ],
  },
  'rabbitmq-queues': { rows: [reads('\\w*quorum_status', 'check_\\w+', 'peek'), otherwise('changes')] },
  rabbitmqadmin: {
    values: '-H -P -u -p -V',
    rows: [destroys('delete (?:queue|vhost)', 'purge'), reads('list', 'show', 'get'), otherwise('changes')],
  },
  'kafka-topics': {
    values: '--bootstrap-server --topic',
    rows: [destroys('--delete'), reads('--list', '--describe'), changes('--create', '--alter')],
  },

  // Sources
  git: {
    values: '-C -c',
    rows: [
      ['destroys', /^push\b.*(?: (?:-f|--force|-d|--delete|--mirror)(?: |$)| :\S| \+\S)/],
      destroys(
        'reset (?:.* )?--hard',
        'clean (?:.* )?-\\w*f\\w*',
        'filter-branch',
        'filter-repo',
        'branch (?:.* )?-D',
        'reflog expire',
      ),
      reads(
        'status',
        'log',
        'diff',
        'show',
        'blame',
        'describe',
        'rev-parse',
        'ls-\\w+',
        'grep',
        'remote -v',
        'shortlog',
      ),
      changes('push'),
    ],
  },
}

/** Programs that come in many flavours. */
export function programNamed(name: string): Program | undefined {
  if (/^mkfs(?:\.\w+)?$/.test(name)) return format
  const plain = name.replace(/\.sh$/, '')
  return Object.hasOwn(programs, plain) ? programs[plain] : undefined
}
