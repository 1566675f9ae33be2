#!/bin/busybox sh
# The first process of the guest: loads the modules, puts the host's root in place of its own, read-only, and runs there
# what stands behind `run=` on the kernel's command line. Nothing that it does can reach the host's files.
say() { echo "@@ $*"; }
bb=/bin/busybox

$bb mount -t proc proc /proc
$bb mount -t sysfs sysfs /sys
$bb mount -t devtmpfs dev /dev
while read -r module; do
    options=
    [ "$module" != dummy_hcd.ko ] || options=num=4
    $bb insmod "/modules/$module" $options || say "trouble module $module"
done </modules/in-order

$bb mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose,msize=512000 host /host || say 'trouble no root of the host'
for each in proc sys dev; do $bb mount --move /$each /host/$each; done
# Not over /tmp: the clone may lie there.
$bb mount -t tmpfs run /host/run
# Rules of the host's own udev would stand beside those that are tried.
for each in /host/etc/udev /host/usr/lib/udev/rules.d; do [ ! -d $each ] || $bb mount -t tmpfs none $each; done
$bb mkdir -p /host/dev/pts /host/dev/shm
$bb mount -t devpts devpts /host/dev/pts
$bb mount -t tmpfs shm /host/dev/shm
$bb mount -t configfs none /host/sys/kernel/config
$bb ifconfig lo 127.0.0.1 up

command=$($bb sed -n 's/.* run=\([^ ]*\).*/\1/p' /host/proc/cmdline)
say "kernel $($bb uname -r) $($bb cut -d' ' -f1 /host/proc/uptime)"
$bb chroot /host "$command"
say "exit $?"
$bb sync
echo o >/host/proc/sysrq-trigger
$bb sleep 60
