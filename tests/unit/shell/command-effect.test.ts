import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Effect, effectOf } from '../../../src/shell/command-effect.ts'
import { invocationsIn } from '../../../src/shell/unwrapped-commands.ts'
import { cpuTime } from '../cpu-time.ts'

/** What a script does at worst; `unknown` when nothing of it is in the table. */
function worst(script: string): Effect | 'unknown' {
  const effects = invocationsIn(script).map(effectOf)
  return (['destroys', 'changes', 'reads'] as const).find((effect) => effects.includes(effect)) ?? 'unknown'
}

const cases: Record<Effect | 'unknown', string[]> = {
  reads: [
    'kubectl get pods -A',
    'kubectl -n kube-system logs -l k8s-app=kube-dns --tail 20',
    'kubectl --context prod -n default describe pod api-0',
    'kubectl delete pvc data-0 --dry-run=server',
    'kubectl drain node-1 --ignore-daemonsets --dry-run=client',
    'kubectl rollout status deployment/api',
    'oc adm top nodes',
    'kubectl exec -it api-0 -c app -- ls -l /data',
    'systemctl status nginx',
    'sudo systemctl is-active kubelet',
    'journalctl -u kubelet --since "-1h" | grep -i error | tail',
    'find /var/log -name "*.gz" -mtime +7',
    'sed -n 1,20p /etc/hosts',
    'wipefs /dev/sdb',
    'dd if=/dev/sda of=/dev/null bs=1M count=100',
    'zfs list -t snapshot',
    'ceph osd tree',
    'ceph -s',
    'openstack server list --all-projects --host compute-1',
    'openstack volume show data',
    'sudo -iu postgres psql -c "SELECT count(*) FROM orders WHERE state = \'DROP TABLE x\'"',
    'psql -XAtc "EXPLAIN SELECT 1"',
    'mysql -e "SHOW PROCESSLIST"',
    'redis-cli -h cache info memory',
    'etcdctl --endpoints https://10.0.0.1:2379 endpoint status -w table',
    'rabbitmqctl list_queues name messages',
    'docker exec rabbitmq rabbitmqctl cluster_status',
    'docker logs --tail 50 api',
    'helm -n web status api',
    'terraform plan -destroy',
    'ip addr show',
    'ip -s link show dev eth0',
    'iptables -nvL',
    'iptables -t nat -S',
    'nft list ruleset',
    'git log --oneline -5',
    'git diff HEAD~1',
    'curl -sf https://api.example.org/healthz',
    'curl -s -o /dev/null -w "%{http_code}" https://api.example.org/',
    'curl -G https://prom.example.org/api/v1/query --data-urlencode "query=up"',
    'watch -n 5 "kubectl get pods | grep -v Running"',
    'timeout 10 crictl ps -q',
    'ssh node-1 uptime',
    "ssh -i key root@node-1 'df -h; free -m'",
    'aws ec2 describe-instances --region eu-central-1',
    'ansible-playbook site.yml --check',
    'sysctl net.ipv4.ip_forward',
    'mount',
    'rm --help',
  ],
  changes: [
    'kubectl apply -f deploy.yaml',
    'kubectl -n web scale deployment/api --replicas 3',
    'kubectl delete pod api-0',
    'kubectl delete pods --all -n web',
    'kubectl cordon node-1',
    'oc patch storagecluster ocs --type merge -p "{}"',
    'systemctl restart nginx',
    'sudo -u root /usr/bin/systemctl stop nginx',
    'env FOO=1 nohup systemctl restart nginx &',
    'reboot',
    'sudo shutdown -r now',
    'rm -rf /tmp/cache',
    'rm -f /run/app.pid',
    'mv /etc/app.conf /root/',
    "sed -i 's/a/b/' /etc/app.conf",
    'ceph osd out 17',
    'openstack server migrate --live-migration abc',
    'openstack port delete abc',
    'psql -c "UPDATE users SET active = true WHERE id = 1"',
    'psql -c "DELETE FROM sessions WHERE expired"',
    'psql -c "SELECT pg_terminate_backend(42)"',
    'redis-cli config set maxmemory 1gb',
    'etcdctl defrag',
    'rabbitmqctl stop_app',
    'docker restart api',
    'docker system prune -f',
    'helm upgrade api ./chart',
    'terraform apply',
    'ip link set eth0 down',
    'ip route add default via 192.0.2.1',
    'iptables -A INPUT -s 192.0.2.0/24 -j DROP',
    'git push origin main',
    'git push --force-with-lease origin main',
    'curl -X PUT https://api.example.org/flag -d on',
    'kill -9 4711',
    'sysctl -w vm.swappiness=10',
    'for n in 1 2 3; do ssh node-$n systemctl restart kubelet; done',
    'if systemctl is-active nginx; then systemctl reload nginx; fi',
    'test -f /etc/x && systemctl restart x',
    'echo "$(systemctl restart nginx)"',
    'result=`kubectl scale deploy/api --replicas 0`',
    'kubectl get pods -o name | xargs -n 1 kubectl delete pod',
    'apt-get install -y curl',
  ],
  destroys: [
    'rm -rf /var/lib/data',
    'sudo rm /etc/important.conf',
    'dd if=image.iso of=/dev/sdb bs=4M',
    'mkfs.ext4 /dev/sdb1',
    'mkfs -t xfs /dev/sdb1',
    'wipefs -a /dev/sdb',
    'wipefs --all /dev/sdb',
    'lvremove -y vg0/data',
    'zfs destroy -r tank/data',
    'zpool destroy tank',
    'ceph osd purge 17 --yes-i-really-mean-it',
    'ceph osd pool delete data data --yes-i-really-really-mean-it',
    'rbd trash purge volumes',
    'openstack server delete abc',
    'openstack volume delete data',
    'kubectl delete pvc data-0',
    'kubectl -n web delete namespace web',
    'kubectl delete -n web statefulset/db',
    'psql -c "DROP TABLE users"',
    'sudo -u postgres psql app -c "TRUNCATE audit"',
    'psql -c "DELETE FROM users"',
    'mysql -e "drop database shop"',
    'mysql --execute="DELETE FROM users;"',
    'psql app <<EOF\nBEGIN;\nDELETE FROM users;\nCOMMIT;\nEOF',
    "cat x; psql <<-'SQL'\n\tDROP SCHEMA app CASCADE;\n\tSQL\nls",
    'echo "TRUNCATE audit;" | psql app',
    'psql <<< "DROP TABLE users"',
    'docker exec -i db psql -U app -c "DROP TABLE users"',
    'kubectl exec -it db-0 -- psql -c "DROP TABLE users"',
    "kubectl exec db-0 -- bash -c 'rm -rf /var/lib/postgresql/data'",
    'redis-cli -h cache FLUSHALL',
    'etcdctl del --prefix /registry',
    'rabbitmqctl force_reset',
    'docker volume rm data',
    'docker compose down -v',
    'podman system prune --all --volumes',
    'helm -n web uninstall api',
    'terraform destroy -auto-approve',
    'iptables -F',
    'nft flush ruleset',
    'git push --force origin main',
    'git push -f',
    'git reset --hard origin/main',
    'curl -X DELETE https://es.example.org/logs-2025',
    'curl -sXDELETE https://es.example.org/logs-2025',
    'find /data -type f -mtime +7 -delete',
    'find /data -name "*.log" -exec rm {} +',
    'find /data -name "*.log" | xargs rm -f',
    'journalctl --vacuum-size=500M',
    'truncate -s 0 /var/log/app.log',
    'aws s3 rm s3://bucket --recursive',
    'aws rds delete-db-instance --db-instance-identifier db',
    'ssh root@node-1 "systemctl stop app && rm -rf /var/lib/app"',
    'sudo bash -c "rm -rf /var/lib/app"',
    'ip netns exec blue iptables -F',
    'yes | kubeadm reset',
    'for d in a b; do lvremove -f vg0/$d; done',
    'rsync -a --delete empty/ /data/',
    '$(rm -rf /data)',
    'FOO=bar rm -rf /data',
    'command rm -rf /data',
    'rm -rf \\\n  /data',
    'ls\nrm -rf /data # cleaning up',
  ],
  unknown: [
    'terminctl halt --sanft',
    '# rm -rf /',
    'echo rm -rf /',
    "printf 'rm -rf /data\\n'",
    'cp -a /etc/app /root/',
    'mkdir -p /root/x',
    'FOO=/bin/rm',
    'psql app',
    '',
    '<command>',
    "cat <<'EOF'\nrm -rf /data\nEOF".replace('cat', 'tee x'),
    'alias x="rm -rf /"',
    'git clone https://example.org/x',
    'for x in rm reboot; do',
  ],
}

describe('a command', () => {
  for (const [effect, scripts] of Object.entries(cases)) {
    it.each(scripts)(`%j: ${effect}`, (script) => {
      expect(worst(script)).toBe(effect)
    })
  }

  it('keeps its place in the script', () => {
    const script = 'cd /x && sudo rm -rf "/data" | tee log\n  reboot # now'
    expect(invocationsIn(script).map(({ start, end }) => script.slice(start, end))).toEqual([
      'cd /x',
      'sudo rm -rf "/data"',
      'tee log',
      'reboot',
    ])
  })

  it('is read in linear time, and whatever it is, nothing is thrown', () => {
    for (const piece of [
      '$(',
      '`',
      '"',
      "'",
      '<<E\n',
      '<a',
      '((',
      '\\',
      '| ',
      'a$(b "',
      '-',
      'sudo ',
      'ssh h ',
      'x=$(',
      '>&',
    ]) {
      const script = piece.repeat(100_000 / piece.length)
      const start = cpuTime()
      for (const invocation of invocationsIn(script)) effectOf(invocation)
      expect(cpuTime() - start).toBeLessThan(2_000)
    }
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(...' \n\'"`$()<>|&;#\\{}aE-=/rm'.split(''), '<<E', 'sudo ', 'kubectl exec x -- ', 'psql -c '),
          { maxLength: 60 },
        ),
        (parts) => {
          const script = parts.join('')
          for (const invocation of invocationsIn(script)) {
            effectOf(invocation)
            expect(invocation.start).toBeLessThan(invocation.end)
            expect(invocation.end).toBeLessThanOrEqual(script.length)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
