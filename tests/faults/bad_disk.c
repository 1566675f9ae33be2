/* A disk that is slow, full or broken, for the ledger of one process: LD_PRELOAD this, with BAD_DISK naming a file.
 *
 * That file says how the disk is, and is read again at every call:
 *     slow N    every sync takes N milliseconds more
 *     full      nothing can be written (ENOSPC)
 *     broken    a sync fails (EIO)
 * Empty or missing: as it really is. Only files whose name holds ".ledger" are meant.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int is_ledger(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return strstr(path, ".ledger") != NULL;
}

/* The first word of the file, and the number behind it. */
static void state(char *word, long *number) {
    const char *name = getenv("BAD_DISK");
    FILE *file = name ? fopen(name, "r") : NULL;
    word[0] = 0;
    *number = 0;
    if (file) {
        if (fscanf(file, "%15s %ld", word, number) < 1) word[0] = 0;
        fclose(file);
    }
}

static int synced(int fd, int (*really)(int)) {
    char word[16];
    long number;
    if (is_ledger(fd)) {
        state(word, &number);
        if (!strcmp(word, "slow")) {
            struct timespec time = {number / 1000, number % 1000 * 1000000L};
            nanosleep(&time, NULL);
        } else if (!strcmp(word, "broken")) {
            errno = EIO;
            return -1;
        }
    }
    return really(fd);
}

static int is_full(int fd) {
    char word[16];
    long number;
    if (!is_ledger(fd)) return 0;
    state(word, &number);
    return !strcmp(word, "full");
}

int fsync(int fd) { return synced(fd, (int (*)(int))dlsym(RTLD_NEXT, "fsync")); }
int fdatasync(int fd) { return synced(fd, (int (*)(int))dlsym(RTLD_NEXT, "fdatasync")); }

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    if (is_full(fd)) { errno = ENOSPC; return -1; }
    return ((ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64"))(fd, data, size, at);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    if (is_full(fd)) { errno = ENOSPC; return -1; }
    return ((ssize_t (*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite"))(fd, data, size, at);
}
ssize_t write(int fd, const void *data, size_t size) {
    if (is_full(fd)) { errno = ENOSPC; return -1; }
    return ((ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write"))(fd, data, size);
}
int ftruncate64(int fd, off64_t size) {
    if (is_full(fd)) { errno = ENOSPC; return -1; }
    return ((int (*)(int, off64_t))dlsym(RTLD_NEXT, "ftruncate64"))(fd, size);
}
